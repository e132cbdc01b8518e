namespace Telemetry.Client.Scrubbing;

/// <summary>What stands in a text for what was taken out of it.</summary>
internal static class Marker
{
    /// <summary>A file or directory, whatever system it is from.</summary>
    internal const string Path = "<path>";

    /// <summary>A network address with a scheme, or a copy target such as <c>user@host:path</c>.</summary>
    internal const string Url = "<url>";

    /// <summary>An e-mail address, or any <c>user@host</c>.</summary>
    internal const string Email = "<email>";

    /// <summary>A phone number.</summary>
    internal const string Phone = "<phone>";

    /// <summary>A payment card number.</summary>
    internal const string Card = "<card>";

    /// <summary>An IPv4 or IPv6 address.</summary>
    internal const string Ip = "<ip>";

    /// <summary>A hardware address.</summary>
    internal const string Mac = "<mac>";

    /// <summary>A name of a machine.</summary>
    internal const string Host = "<host>";

    /// <summary>A name of a user that its surroundings give away.</summary>
    internal const string User = "<user>";

    /// <summary>A GUID, a digest, or any other token that reads like a random one.</summary>
    internal const string Id = "<id>";

    /// <summary>A password, key, token or other credential.</summary>
    internal const string Secret = "<secret>";

    /// <summary>A whole text that could not be made safe.</summary>
    internal const string Text = "<text>";

    private const int Shortest = 4;
    private const int Longest = 8;

    /// <summary>The length of the marker that the text begins with; 0 where it begins with none.</summary>
    internal static int LengthAt(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '<')
        {
            return 0;
        }

        var length = text[..Math.Min(text.Length, Longest)].IndexOf('>') + 1;
        return length >= Shortest && text[..length] is Path or Url or Email or Phone or Card or Ip or Mac or Host or User or Id or Secret or Text ? length : 0;
    }
}
