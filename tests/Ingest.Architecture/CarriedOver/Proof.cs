namespace Ingest.Architecture.CarriedOver;

/// <summary>A test that names what it proves.</summary>
/// <param name="Id">The item's id.</param>
/// <param name="File">The file as the repository names it.</param>
/// <param name="Test">The class, with the method where the trait is the method's; for a script, its name.</param>
internal sealed record Proof(string Id, string File, string Test);
