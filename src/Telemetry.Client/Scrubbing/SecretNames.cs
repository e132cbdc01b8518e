namespace Telemetry.Client.Scrubbing;

/// <summary>Reads names of settings, options, headers and JSON members.</summary>
internal static class SecretNames
{
    /// <summary>A longer name is judged by its end, where English has its nouns.</summary>
    internal const int LongestName = 48;

    // As a whole name, or as its last part. They stand for other things as well where no value is assigned.
    private const string AssignedSecrets = " key sig pass pin sid auth pw jwt ";

    internal static SecretName Classify(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[LongestName];
        var name = Normalise(word.Length > LongestName ? word[^LongestName..] : word, buffer);
        var dashed = word[0] is '-' or '/';
        if (name.Length < 2)
        {
            return !dashed ? SecretName.None : name switch { "p" => SecretName.Option, "u" => SecretName.Login, _ => SecretName.None };
        }

        return name switch
        {
            "publickeytoken" or "cancellationtoken" => SecretName.None,
            "authorization" or "proxyauthorization" or "cookie" or "setcookie" => SecretName.Header,
            "user" or "proxyuser" when dashed => SecretName.Login,
            "sshrsa" or "sshdss" or "sshed" or "ecdsashanistp" or "sksshed" => SecretName.Scheme,
            "bearer" or "basic" or "digest" or "negotiate" or "ntlm" when !dashed => SecretName.Scheme,
            _ => Find(name, word, dashed),
        };
    }

    /// <summary>Letters in lower case and nothing else: separators fall away wherever they stand, digits at the end.</summary>
    private static ReadOnlySpan<char> Normalise(ReadOnlySpan<char> word, Span<char> buffer)
    {
        var length = 0;
        foreach (var c in word)
        {
            if (char.IsAsciiLetter(c))
            {
                buffer[length++] = (char)(c | 0x20);
            }
            else if (c > 127 && char.IsLetter(c))
            {
                buffer[length++] = char.ToLowerInvariant(c);
            }
        }

        return buffer[..length];
    }

    /// <summary>What follows the last separator of <c>aws_key</c> or <c>x-auth</c>; nothing for a name of one part.</summary>
    private static ReadOnlySpan<char> LastPart(ReadOnlySpan<char> word)
    {
        var at = word.LastIndexOfAny('_', '-');
        return at <= 0 ? default : word[(at + 1)..];
    }

    private static SecretName Find(ReadOnlySpan<char> name, ReadOnlySpan<char> word, bool dashed)
    {
        if (EndsWithSecret(name))
        {
            return dashed ? SecretName.Option : SecretName.Secret;
        }

        return name switch
        {
            "pw" or "pass" or "pin" when dashed => SecretName.Option,
            "user" or "username" or "userid" or "uid" or "login" or "loginname" or "owner" or "account" or "accountname" or "upn" or "samaccountname" or "benutzer" => SecretName.User,
            "server" or "datasource" or "source" or "host" or "endpoint" or "defaultendpointsprotocol" or "initialcatalog" or "catalog" or "database" or "driver"
                or "sharedaccesskeyname" or "dsn" or "provider" => SecretName.Connection,
            _ => WordList.Contains(AssignedSecrets, name) || WordList.Contains(AssignedSecrets, LastPart(word)) ? SecretName.AssignedSecret : SecretName.None,
        };
    }

    // In lower case without separators; a name counts when it ends with one. Most words end with a letter that few names end with.
    private static bool EndsWithSecret(ReadOnlySpan<char> name) => name[^1] switch
    {
        'a' => EndsWith(name, "contraseña"),
        'c' => EndsWith(name, "cvc"),
        'd' => EndsWith(name, "password") || EndsWith(name, "passwd") || EndsWith(name, "pwd") || EndsWith(name, "accesskeyid") || EndsWith(name, "sessionid"),
        'e' => EndsWith(name, "passphrase") || EndsWith(name, "passcode") || EndsWith(name, "signature") || EndsWith(name, "authcode") || EndsWith(name, "motdepasse"),
        'g' => EndsWith(name, "connectionstring"),
        'l' => EndsWith(name, "credential"),
        'n' => EndsWith(name, "token"),
        'p' => EndsWith(name, "otp"),
        's' => EndsWith(name, "credentials") || EndsWith(name, "passwords") || EndsWith(name, "secrets") || EndsWith(name, "tokens"),
        't' => EndsWith(name, "secret") || EndsWith(name, "kennwort") || EndsWith(name, "passwort"),
        'v' => EndsWith(name, "cvv"),
        'y' => EndsWith(name, "key") && IsSecretKey(name[..^3]),
        'ь' => EndsWith(name, "пароль"),
        '码' => EndsWith(name, "密码"),
        '令' => EndsWith(name, "口令"),
        'ド' => EndsWith(name, "パスワード"),
        _ => false,
    };

    private static bool IsSecretKey(ReadOnlySpan<char> name) =>
        EndsWith(name, "api") || EndsWith(name, "access") || EndsWith(name, "account") || EndsWith(name, "private") || EndsWith(name, "secret")
            || EndsWith(name, "shared") || EndsWith(name, "master") || EndsWith(name, "signing") || EndsWith(name, "encryption") || EndsWith(name, "storage")
            || EndsWith(name, "subscription") || EndsWith(name, "license") || EndsWith(name, "session") || EndsWith(name, "instrumentation");

    private static bool EndsWith(ReadOnlySpan<char> name, string end) => name.EndsWith(end, StringComparison.Ordinal);
}
