namespace Telemetry.Schema.Compiling;

/// <summary>The vocabularies of 2020-12; each keyword belongs to one.</summary>
internal enum Vocabulary
{
    Core,
    Applicator,
    Unevaluated,
    Validation,
    MetaData,
    Format,
    Content,
}
