namespace Telemetry.Schema.Compiling;

/// <summary>The vocabularies of 2020-12; each keyword belongs to one.</summary>
[Flags]
internal enum Vocabulary
{
    None = 0,
    Core = 1,
    Applicator = 2,
    Unevaluated = 4,
    Validation = 8,
    MetaData = 16,
    Format = 32,
    Content = 64,
    All = 127,
}
