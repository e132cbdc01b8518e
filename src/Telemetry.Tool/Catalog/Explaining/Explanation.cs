using Telemetry.Schema.Catalogue;

namespace Telemetry.Tool.Catalog.Explaining;

/// <summary>What is to be explained: an event's version, or the envelope.</summary>
/// <param name="Name">The event's name, or <see cref="EnvelopeName"/>.</param>
/// <param name="Version">The version of the event's schema; null for the envelope.</param>
/// <param name="Description">What it is about.</param>
/// <param name="Fields">Its fields.</param>
internal sealed record Explanation(string Name, int? Version, string Description, IReadOnlyList<EventField> Fields)
{
    public const string EnvelopeName = "envelope";

    /// <exception cref="UsageException">There is no such event or version.</exception>
    public static Explanation Of(EventCatalogue catalogue, string name, int? version)
    {
        if (name == EnvelopeName)
        {
            return new Explanation(name, null, catalogue.Envelope.Description, catalogue.Envelope.Fields);
        }

        if (catalogue.FindLatest(name) is not { } latest)
        {
            var known = string.Join(", ", catalogue.Events.Select(e => e.Name).Distinct().Append(EnvelopeName));
            throw new UsageException($"There is no event '{name}'; there are {known}.");
        }

        var definition = version is { } asked ? catalogue.Find(name, asked) : latest;
        return definition is not null
            ? new Explanation(definition.Name, definition.Version, definition.Description, definition.Fields)
            : throw new UsageException($"There is no version {version} of '{name}'; the newest is {latest.Version}.");
    }
}
