namespace Ingest.Architecture.CarriedOver;

/// <summary>One thing that a system before this one had, and that this one has too.</summary>
/// <param name="Id">What a test names in <c>[Trait("Carries", "id")]</c>.</param>
/// <param name="What">The thing, for people.</param>
internal sealed record CarriedItem(string Id, string What);
