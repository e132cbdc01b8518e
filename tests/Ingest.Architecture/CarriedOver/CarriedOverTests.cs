using Ingest.Architecture.Sources;
using Ingest.Testing;

namespace Ingest.Architecture.CarriedOver;

/// <summary>
/// What was carried over from the systems before this one is listed in <c>tests/carried-over.json</c>, and each line has a test that
/// names it. With ACCEPT_CARRIED_OVER=1 in the environment a run writes the checklist in docs/coming-from.md anew instead of
/// comparing.
/// </summary>
public class CarriedOverTests
{
    private const string AcceptVariable = "ACCEPT_CARRIED_OVER";

    private static readonly IReadOnlyList<CarriedSystem> Systems = CarriedSystem.All();

    private static readonly ILookup<string, Proof> Proofs = Files()
        .SelectMany(path => ProofReader.Read(SourceTree.Name(path), File.ReadLines(path)))
        .DistinctBy(proof => (proof.Id, proof.Test))
        .OrderBy(proof => proof.File, StringComparer.Ordinal)
        .ToLookup(proof => proof.Id);

    private static IEnumerable<CarriedItem> Items => Systems.SelectMany(system => system.Items);

    [Fact]
    public void Item_EachOne_HasATest() => AssertNone(
        Items.Where(item => !Proofs.Contains(item.Id)).Select(item => $"{item.Id} ({item.What}) is proved by no test: put [Trait(\"Carries\", \"{item.Id}\")] on the one that does."));

    [Fact]
    public void Trait_EachOne_NamesAnItem()
    {
        var known = Items.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);

        AssertNone(Proofs.Where(proof => !known.Contains(proof.Key)).Select(proof => $"{proof.First().File} carries '{proof.Key}', which tests/carried-over.json does not list."));
    }

    [Fact]
    public void Item_EachOne_HasAnIdOfItsOwn() => Assert.Equal(Items.Count(), Items.Select(item => item.Id).Distinct().Count());

    [Fact]
    public void Checklist_InTheDocument_IsTheOneOfTheTests()
    {
        var path = RepositoryRoot.Path("docs", "coming-from.md");
        var document = File.ReadAllText(path);
        var renewed = Checklist.Renew(document, Systems, Proofs);
        if (renewed is not null && Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(path, renewed);
            document = renewed;
        }

        Assert.True(document == renewed, $"The checklist in docs/coming-from.md is not that of the tests: run these tests with {AcceptVariable}=1 and commit it.");
    }

    [Fact]
    public void Read_TraitsOfTestsAndClasses_AreTheirs()
    {
        // Written in parts, or this file would itself be read as carrying them.
        string Trait(string id) => "[Trait(" + $"\"Carries\", \"{id}\")]";
        string[] code =
        [
            Trait("whole"), "public sealed class OneTests : IDisposable", "{", "    [Fact]", "    " + Trait("a.b"), "    " + Trait("c"),
            "    public async Task Do_This_Works()", "    {", "    [Fact]", "    public void Do_That_Works()", "    public void Dispose() => x.Y();",
        ];

        Assert.Equal(
            [new Proof("whole", "t.cs", "OneTests"), new Proof("a.b", "t.cs", "OneTests.Do_This_Works"), new Proof("c", "t.cs", "OneTests.Do_This_Works")],
            ProofReader.Read("t.cs", code));
    }

    [Fact]
    public void Read_CommentsOfScripts_AreTheirs() => Assert.Equal(
        [new Proof("a.b", "scripts/smoke", "smoke"), new Proof("c-d", "scripts/smoke", "smoke")],
        ProofReader.Read("scripts/smoke", ["#!/bin/sh", "# Carries: a.b, c-d", "echo '# Carries: no.such'"]));

    private static IEnumerable<string> Files() =>
        SourceTree.Files("Tests.cs").Where(path => SourceTree.Name(path).StartsWith("tests/", StringComparison.Ordinal))
            .Concat(SourceTree.Files(".test.mjs"))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Path("scripts", "ci"), "check-*.mjs"))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Path("scripts", "ci", "tests"), "*.test.mjs"))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.Path("scripts", "smoke.d"), "*.sh"));

    private static void AssertNone(IEnumerable<string> faults)
    {
        var text = string.Join('\n', faults);

        Assert.True(text.Length == 0, text);
    }
}
