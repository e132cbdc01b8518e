namespace Ingest.Functions.Answering;

/// <summary>How much a client wants to hear about events that were refused.</summary>
internal enum AnswerDetail
{
    Full,
    Minimal,
}
