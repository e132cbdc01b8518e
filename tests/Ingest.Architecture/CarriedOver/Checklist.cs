using System.Text;

namespace Ingest.Architecture.CarriedOver;

/// <summary>The part of <c>docs/coming-from.md</c> that says which test proves each thing that was carried over.</summary>
internal static class Checklist
{
    private const string Start = "<!-- generated:carried-over -->";

    private const string End = "<!-- /generated:carried-over -->";

    /// <summary>The document with its generated part renewed; null where it has no place for it.</summary>
    public static string? Renew(string document, IReadOnlyList<CarriedSystem> systems, ILookup<string, Proof> proofs)
    {
        var start = document.IndexOf(Start, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        return start < 0 || end < start ? null : $"{document[..(start + Start.Length)]}\n{Tables(systems, proofs)}\n{document[end..]}";
    }

    private static string Tables(IReadOnlyList<CarriedSystem> systems, ILookup<string, Proof> proofs)
    {
        var text = new StringBuilder();
        foreach (var system in systems)
        {
            text.Append($"\n### {system.System}\n\n| carried over | proved by |\n| --- | --- |\n");
            foreach (var item in system.Items)
            {
                text.Append($"| {item.What} | {string.Join("<br>", proofs[item.Id].Select(Link))} |\n");
            }
        }

        return text.ToString();
    }

    private static string Link(Proof proof) => $"[{proof.Test}](../{proof.File})";
}
