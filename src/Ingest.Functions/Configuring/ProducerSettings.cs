namespace Ingest.Functions.Configuring;

/// <summary>The section <c>Ingest:Producers:{id}</c>, one per token. A producer that rotates its token has two for a while.</summary>
internal sealed class ProducerSettings
{
    internal static readonly SettingsShape Shape = new(static () => new ProducerSettings(),
    [
        Setting.Text<ProducerSettings>(nameof(Hash), static s => s.Hash, static (s, v) => s.Hash = v,
            "SHA-256 of the whole token, 64 hexadecimal digits. The token itself is never configured.", TextForm.TokenHash, isRequired: true),
        Setting.List<ProducerSettings>(nameof(Apps), static s => s.Apps, static (s, v) => s.Apps = v,
            "The apps it may write for, as a list or separated by commas; * for all.", isRequired: true),
        Setting.List<ProducerSettings>(nameof(Scopes), static s => s.Scopes, static (s, v) => s.Scopes = v,
            "What it may do: write, read, or both.", TextForm.TokenScope),
        Setting.Time<ProducerSettings>(nameof(NotBefore), static s => s.NotBefore, static (s, v) => s.NotBefore = v,
            "When it begins to be valid (RFC 3339)."),
        Setting.Time<ProducerSettings>(nameof(Expires), static s => s.Expires, static (s, v) => s.Expires = v,
            "When it ceases to be valid (RFC 3339)."),
        Setting.Text<ProducerSettings>(nameof(Name), static s => s.Name, static (s, v) => s.Name = v,
            "Whom the token serves, where that has several: tokens of one name share the limit and tell each other's duplicates. The id where it is left out.",
            TextForm.ProducerName),
        Setting.Number<ProducerSettings>(nameof(RatePerSecond), static s => s.RatePerSecond, static (s, v) => s.RatePerSecond = (int)v, 1, 1_000_000,
            "Events per second it may send in the long run; past it 429. Unlimited where it is left out. The same for all tokens of one name."),
        Setting.Number<ProducerSettings>(nameof(Burst), static s => s.Burst, static (s, v) => s.Burst = (int)v, 1, 10_000_000,
            "Events it may send at once after a pause; not less than RatePerSecond. Twice that where it is left out."),
        Setting.Flag<ProducerSettings>(nameof(Disabled), static s => s.Disabled, static (s, v) => s.Disabled = v,
            "Refuse it, as a way to stop a token at once without forgetting it."),
    ]);

    public string Hash { get; set; } = "";

    public IReadOnlyList<string> Apps { get; set; } = [];

    public IReadOnlyList<string> Scopes { get; set; } = ["write"];

    public DateTimeOffset? NotBefore { get; set; }

    public DateTimeOffset? Expires { get; set; }

    public string? Name { get; set; }

    public int? RatePerSecond { get; set; }

    public int? Burst { get; set; }

    public bool Disabled { get; set; }
}
