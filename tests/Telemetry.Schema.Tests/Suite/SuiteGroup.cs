using System.Text.Json;

namespace Telemetry.Schema.Tests.Suite;

/// <summary>A schema of the public test suite with its cases.</summary>
public sealed record SuiteGroup(string Description, JsonElement Schema, IReadOnlyList<SuiteCase> Tests);
