namespace Telemetry.Client.Scrubbing;

/// <summary>Reads names of settings, options, headers and JSON members.</summary>
internal static class SecretNames
{
    /// <summary>A longer name is judged by its end, where English has its nouns.</summary>
    internal const int LongestName = 48;

    // In lower case without separators; a name counts when it ends with one.
    private static readonly string[] Secrets =
    [
        "password", "passwd", "passphrase", "passcode", "pwd", "secret", "token", "apikey", "accesskey", "accesskeyid", "accountkey", "privatekey", "secretkey",
        "sharedkey", "masterkey", "signingkey", "encryptionkey", "storagekey", "subscriptionkey", "licensekey", "sastoken", "signature", "credential", "credentials",
        "connectionstring", "sessionid", "sessionkey", "instrumentationkey", "authcode", "otp", "cvv", "cvc", "kennwort", "passwort", "contraseña", "motdepasse", "пароль", "密码", "口令", "パスワード",
        "passwords", "secrets", "tokens",
    ];

    private static readonly string[] AssignedSecrets = ["key", "sig", "pass", "pin", "sid", "auth", "pw", "jwt"];

    private static readonly string[] Users = ["user", "username", "userid", "uid", "login", "loginname", "owner", "account", "accountname", "upn", "samaccountname", "benutzer"];

    private static readonly string[] Connections =
        ["server", "datasource", "source", "host", "endpoint", "defaultendpointsprotocol", "initialcatalog", "catalog", "database", "driver", "sharedaccesskeyname", "dsn", "provider"];

    // Most words end with a letter that few names end with.
    private const int Letters = 32;
    private static readonly Known[][] ByLastLetter = Group();

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
            if (char.IsLetter(c))
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
        foreach (var known in ByLastLetter[name[^1] % Letters])
        {
            if (known.Kind == SecretName.Secret ? name.EndsWith(known.Name, StringComparison.Ordinal) : name.Equals(known.Name, StringComparison.Ordinal))
            {
                return dashed && (known.Kind == SecretName.Secret || known.Name is "pw" or "pass" or "pin") ? SecretName.Option : known.Kind;
            }

            if (known.Kind == SecretName.AssignedSecret && LastPart(word).Equals(known.Name, StringComparison.OrdinalIgnoreCase))
            {
                return SecretName.AssignedSecret;
            }
        }

        return SecretName.None;
    }

    private static Known[][] Group()
    {
        var known = Secrets.Select(name => new Known(name, SecretName.Secret))
            .Concat(AssignedSecrets.Select(name => new Known(name, SecretName.AssignedSecret)))
            .Concat(Users.Select(name => new Known(name, SecretName.User)))
            .Concat(Connections.Select(name => new Known(name, SecretName.Connection)))
            .ToLookup(one => one.Name[^1] % Letters);
        return [.. Enumerable.Range(0, Letters).Select(letter => known[letter].ToArray())];
    }

    private readonly record struct Known(string Name, SecretName Kind);
}
