namespace Telemetry.Client.Scrubbing;

/// <summary>What one word is by itself.</summary>
internal static class WordRules
{
    private const CharacterTraits Marks = CharacterTraits.At | CharacterTraits.Percent | CharacterTraits.Colon | CharacterTraits.Dash | CharacterTraits.Dot;

    /// <summary>Whether any rule may find something; most words have neither marks nor length.</summary>
    internal static bool Concern(Word word) => word.HasAny(Marks) || word.Length >= RandomToken.Shortest;

    /// <summary>The marker that takes the word's place; null where it stays.</summary>
    internal static string? MarkerOf(ReadOnlySpan<char> word, CharacterTraits traits, WordContext context)
    {
        if ((traits & (CharacterTraits.At | CharacterTraits.Percent)) != 0 && EmailShape.Is(word))
        {
            return Marker.Email;
        }

        if (HasAddress(word, traits, context) is { } address)
        {
            return address;
        }

        if (((traits & CharacterTraits.Dash) != 0 && HexShape.HasGuid(word)) || ((traits & CharacterTraits.Colon) != 0 && HexShape.IsFingerprint(word)) || (context != WordContext.PublicKey && RandomToken.IsIn(word)))
        {
            return Marker.Id;
        }

        if ((traits & (CharacterTraits.Dot | CharacterTraits.Dash)) != 0 && HostShape.Is(word))
        {
            return Marker.Host;
        }

        return (traits & CharacterTraits.Dot) != 0 && FileName.Is(word) ? Marker.Path : null;
    }

    private static string? HasAddress(ReadOnlySpan<char> word, CharacterTraits traits, WordContext context)
    {
        if ((traits & (CharacterTraits.Colon | CharacterTraits.Dash | CharacterTraits.Dot)) == 0)
        {
            return null;
        }

        if (HexShape.IsMac(word))
        {
            return Marker.Mac;
        }

        if ((traits & CharacterTraits.Colon) != 0 && (Ipv6Shape.Is(word) || Ipv6Shape.Is(word[(word.IndexOf(':') + 1)..])))
        {
            return Marker.Ip;
        }

        return (traits & CharacterTraits.Dot) != 0 && context != WordContext.Version && Ipv4Shape.IsIn(word) ? Marker.Ip : null;
    }
}
