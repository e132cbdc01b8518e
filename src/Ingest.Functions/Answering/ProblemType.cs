namespace Ingest.Functions.Answering;

/// <summary>One kind of error this receiver answers with: stable in code, so that a client may switch on it.</summary>
/// <param name="Code">The last part of the problem's <c>type</c>, <c>/problems/{code}</c>.</param>
/// <param name="Title">The problem in short, the same in every answer (RFC 9457, section 3.1.3).</param>
/// <param name="Meaning">For the problem's page: what happened.</param>
/// <param name="Remedy">For the problem's page: what to do about it.</param>
internal sealed record ProblemType(string Code, int Status, string Title, string Meaning, string Remedy)
{
    public string Uri { get; } = $"/problems/{Code}";
}
