using System.Text;

namespace Telemetry.Schema.Tests;

/// <summary>Validates documents given as text.</summary>
internal static class Documents
{
    public static JsonSchema Schema(string schema, int maxDepth = 64) =>
        JsonSchema.Compile(Encoding.UTF8.GetBytes(schema), new JsonSchemaOptions { MaxDepth = maxDepth });

    public static ValidationOutcome Validate(this JsonSchema schema, string json, ValidationErrors? errors = null) =>
        schema.Validate(Encoding.UTF8.GetBytes(json), errors);

    /// <summary>The errors of a document that has to be invalid.</summary>
    public static ValidationErrors ErrorsOf(this JsonSchema schema, string json)
    {
        var errors = new ValidationErrors();
        Assert.Equal(ValidationOutcome.Invalid, schema.Validate(json, errors));
        return errors;
    }

    /// <summary>The one error of a document that has to be invalid.</summary>
    public static ValidationError ErrorOf(this JsonSchema schema, string json) => Assert.Single(schema.ErrorsOf(json));
}
