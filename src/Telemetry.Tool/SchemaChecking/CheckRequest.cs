using Telemetry.Schema;

namespace Telemetry.Tool.SchemaChecking;

/// <summary>What is to be checked.</summary>
/// <param name="Schema">The schema's file.</param>
/// <param name="Instances">The documents' files; <c>-</c> for standard input.</param>
/// <param name="With">Files of schemas that references lead to.</param>
internal sealed record CheckRequest(string Schema, IReadOnlyList<string> Instances, IReadOnlyList<string> With, DocumentForm Form, JsonSchemaOptions Options);
