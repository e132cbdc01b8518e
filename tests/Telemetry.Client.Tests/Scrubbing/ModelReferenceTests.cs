namespace Telemetry.Client.Tests.Scrubbing;

public sealed class ModelReferenceTests
{
    [Theory]
    [InlineData("microsoft/resnet-50", "microsoft/resnet-50")]
    [InlineData("gpt2", "gpt2")]
    [InlineData("org/model.v2", "org/model.v2")]
    [InlineData("facebook/opt-1.3b", "facebook/opt-1.3b")]
    [InlineData("Phi-3.5-mini-instruct", "Phi-3.5-mini-instruct")]
    [InlineData("C:\\Users\\jane\\r.onnx", "<local:.onnx>")]
    [InlineData(".\\output\\qwen3-bundle", "<local:dir>")]
    [InlineData("encoder=sub/model.onnx", "<local:.onnx>")]
    [InlineData("a/b.onnx", "<local:.onnx>")]
    [InlineData("model.GGUF", "<local:.gguf>")]
    [InlineData("/home/jane/model", "<local:dir>")]
    [InlineData("~/model", "<local:dir>")]
    [InlineData("\\\\server\\jane\\m", "<local:dir>")]
    [InlineData("a/b/c", "<local:dir>")]
    [InlineData(".env", "<local:dir>")]
    [InlineData("...", "<local:dir>")]
    [InlineData("jane doe", "<local:dir>")]
    [InlineData("jane@example.com", "<local:dir>")]
    [InlineData("notes.janesecret", "<local:file>")]
    [InlineData("notes.docx", "<local:file>")]
    [InlineData("https://example.com/jane/model", "<url>")]
    [InlineData("  gpt2 ", "gpt2")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [Trait("Carries", "modelkit.model-reference")]
    public void Anonymise_Reference_NamesNoFile(string? reference, string expected) => Assert.Equal(expected, ModelReference.Anonymise(reference));

    [Fact]
    public void Anonymise_Token_IsTakenOut()
    {
        Assert.Equal("<secret>", ModelReference.Anonymise("hf_" + "AbCdEfGhIjKl"));
        Assert.Equal("<id>", ModelReference.Anonymise("9f86d081884c7d659a2feaa0c55ad015"));
    }

    [Theory]
    [InlineData("microsoft/resnet-50", "microsoft:resnet-50")]
    [InlineData("C:\\jane\\r.onnx", "local:.onnx")]
    [InlineData("/home/jane", "local:dir")]
    [InlineData("https://example.com/x", "url")]
    public void ToAttribute_Reference_FitsAnAttribute(string reference, string expected)
    {
        var value = ModelReference.ToAttribute(reference);
        var attributes = new Telemetry.Client.Events.EventAttributes().Set("model", value);

        Assert.Equal(expected, value);
        Assert.Equal(1, attributes.Count);
    }

    [Fact]
    public void ToAttribute_LongName_IsCut() => Assert.Equal(64, ModelReference.ToAttribute("organisation/" + string.Concat(Enumerable.Repeat("model-name-", 7)) + "x").Length);
}
