namespace Ingest.Functions.Authenticating;

/// <summary>Whether an operator has switched a producer off.</summary>
internal enum ProducerState
{
    Enabled,
    Disabled,
}
