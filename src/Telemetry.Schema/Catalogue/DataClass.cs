namespace Telemetry.Schema.Catalogue;

/// <summary>How sensitive the content of a field is: the field's <c>x-class</c>.</summary>
public enum DataClass
{
    /// <summary>Facts about the product and its use that point to no one.</summary>
    Operational,

    /// <summary>Identifiers that tell installations, runs or tenants apart without naming anyone.</summary>
    Pseudonymous,

    /// <summary>Text that a program wrote and that may quote its user; scrubbed, and only sent at the <c>text</c> level.</summary>
    Text,
}
