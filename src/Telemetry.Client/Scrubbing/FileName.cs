namespace Telemetry.Client.Scrubbing;

/// <summary>Names of files without a path: a document's name is its owner's.</summary>
internal static class FileName
{
    // Documents, media, archives, models, keys and data. Source files and manifests are left out: their names are the trade's.
    private const string Extensions =
        " doc docx xls xlsx ppt pptx pdf txt csv tsv rtf odt ods epub pages numbers key msg eml pst vcf ics" +
        " png jpg jpeg gif heic bmp tif tiff psd svg mp3 mp4 wav mov avi mkv m4a" +
        " zip tar gz tgz 7z rar bak sql db sqlite mdb parquet onnx pt pth ckpt safetensors gguf h5 tflite" +
        " pem pfx p12 crt cer der jks kdbx ovpn ppk ";

    private const int LongestExtension = 11;

    /// <summary>Whether a word is the name of a document, by its extension.</summary>
    internal static bool Is(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        return dot > 0 && word.Length - dot - 1 <= LongestExtension && WordList.Contains(Extensions, word[(dot + 1)..]);
    }

    /// <summary>Whether what is inside quotes is the name of a file: any extension in lower case will do, for members have none.</summary>
    internal static bool IsQuoted(ReadOnlySpan<char> content)
    {
        var dot = content.LastIndexOf('.');
        if (dot < 1 || content.Length - dot - 1 > LongestExtension || content.Contains('\n') || content.ContainsAny("()=<>"))
        {
            return false;
        }

        var extension = content[(dot + 1)..];
        if (extension.Length is 0 or > 5 || Characters.IsUnspaced(content[dot - 1]))
        {
            return Is(content);
        }

        var letter = false;
        foreach (var c in extension)
        {
            letter |= char.IsAsciiLetterLower(c);
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
            {
                return Is(content);
            }
        }

        return letter;
    }
}
