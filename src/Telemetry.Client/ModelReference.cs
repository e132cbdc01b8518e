using Telemetry.Client.Scrubbing;

namespace Telemetry.Client;

/// <summary>
/// Names of machine-learning models as users give them: a public name may be recorded, a file of the user's may not. Nothing is read from disk,
/// so that the same reference gives the same answer everywhere.
/// </summary>
public static class ModelReference
{
    /// <summary>Public hubs allow names of up to 96 characters.</summary>
    private const int LongestName = 96;

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".bin", ".ckpt", ".engine", ".gguf", ".h5", ".json", ".keras", ".mlmodel", ".mlpackage", ".npz", ".onnx", ".ort", ".pb", ".plan", ".pt", ".pt2", ".pth", ".safetensors",
        ".tflite", ".xml", ".yaml", ".yml", ".zip",
    };

    /// <summary>
    /// A name of one or two parts (<c>gpt2</c>, <c>microsoft/resnet-50</c>, <c>org/model.v2</c>) as it is; <c>&lt;local:.onnx&gt;</c> and the like for a file of a
    /// known kind, <c>&lt;local:file&gt;</c> for any other file, <c>&lt;local:dir&gt;</c> for what else may be on a disk; <c>&lt;url&gt;</c> for an address;
    /// <c>&lt;secret&gt;</c> or <c>&lt;id&gt;</c> for what reads like one; empty for nothing.
    /// </summary>
    /// <param name="reference">What the user gave; null counts as nothing.</param>
    public static string Anonymise(string? reference)
    {
        var given = reference?.Trim() ?? "";
        if (given.Length == 0)
        {
            return "";
        }

        if (given.Contains("://", StringComparison.Ordinal))
        {
            return Marker.Url;
        }

        if (KnownSecrets.IsIn(given))
        {
            return Marker.Secret;
        }

        var extension = Path.GetExtension(given.AsSpan(given.LastIndexOfAny(['/', '\\']) + 1)).ToString();
        if (Extensions.Contains(extension))
        {
            return $"<local:{extension.ToLowerInvariant()}>";
        }

        if (!IsPublicName(given))
        {
            return "<local:dir>";
        }

        if (RandomToken.IsIn(given))
        {
            return Marker.Id;
        }

        return !given.Contains('/', StringComparison.Ordinal) && (PathShape.HasExtension(given) || IsWord(extension)) ? "<local:file>" : given;
    }

    /// <summary>
    /// The same in the characters of an attribute (<see cref="Events.EventAttributes.Set(string, string)"/>): <c>microsoft:resnet-50</c>, <c>local:.onnx</c>. A name of more
    /// than 64 characters is cut, so that the attribute is not dropped.
    /// </summary>
    /// <param name="reference">What the user gave; null counts as nothing.</param>
    public static string ToAttribute(string? reference)
    {
        var anonymous = Anonymise(reference).Replace('/', ':').Trim('<', '>');
        return anonymous.Length > Events.EventAttributes.MaxLength ? anonymous[..Events.EventAttributes.MaxLength] : anonymous;
    }

    private static bool IsWord(string extension) => extension.Length > 1 && extension.Skip(1).All(char.IsAsciiLetter);

    /// <summary>One or two parts of <c>A-Za-z0-9._-</c>, each with a letter or digit at both ends: <c>.env</c> and <c>..</c> are files.</summary>
    private static bool IsPublicName(string given)
    {
        var parts = given.Split('/');
        return given.Length <= LongestName && parts.Length <= 2 && Array.TrueForAll(parts, static part =>
            part.Length > 0
            && char.IsAsciiLetterOrDigit(part[0]) && char.IsAsciiLetterOrDigit(part[^1])
            && part.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'));
    }
}
