using System.Text.RegularExpressions;

namespace Ingest.Functions.Configuring;

/// <summary>The form of a setting's text. The expressions are compiled with the receiver: parsing them would take longer than all else that is read at a start.</summary>
/// <param name="Pattern">For messages and the settings table.</param>
/// <param name="Whole">Matches a text that has the form, from end to end; made when it is first needed.</param>
internal sealed partial record TextForm(string Pattern, Func<Regex> Whole)
{
    public static readonly TextForm DashboardReach = new(DashboardReachPattern, DashboardReachRegex);
    public static readonly TextForm TokenId = new(TokenIdPattern, TokenIdRegex);
    public static readonly TextForm TokenHash = new(TokenHashPattern, TokenHashRegex);
    public static readonly TextForm TokenScope = new(TokenScopePattern, TokenScopeRegex);
    public static readonly TextForm ProducerName = new(ProducerNamePattern, ProducerNameRegex);
    public static readonly TextForm Origin = new(OriginPattern, OriginRegex);
    public static readonly TextForm RuleId = new(RuleIdPattern, RuleIdRegex);
    public static readonly TextForm Stream = new(StreamPattern, StreamRegex);
    public static readonly TextForm AccessScope = new(AccessScopePattern, AccessScopeRegex);

    private const string Start = @"\A(?:";
    private const string End = @")\z";

    private const string DashboardReachPattern = "local|on|off";
    private const string TokenIdPattern = "[0-9A-Za-z]{8}";
    private const string TokenHashPattern = "[0-9a-fA-F]{64}";
    private const string TokenScopePattern = "write|read";
    private const string ProducerNamePattern = "[0-9A-Za-z._-]{1,64}";
    private const string OriginPattern = @"https://[^/?#@\s]+/?";
    private const string RuleIdPattern = "[0-9A-Za-z-]+";
    private const string StreamPattern = "(Custom|Microsoft)-[0-9A-Za-z_-]+";
    private const string AccessScopePattern = @"https://\S+";

    public bool Allows(string text) => Whole().IsMatch(text);

    [GeneratedRegex(Start + DashboardReachPattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex DashboardReachRegex();

    [GeneratedRegex(Start + TokenIdPattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex TokenIdRegex();

    [GeneratedRegex(Start + TokenHashPattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex TokenHashRegex();

    [GeneratedRegex(Start + TokenScopePattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex TokenScopeRegex();

    [GeneratedRegex(Start + ProducerNamePattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex ProducerNameRegex();

    [GeneratedRegex(Start + OriginPattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex OriginRegex();

    [GeneratedRegex(Start + RuleIdPattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex RuleIdRegex();

    [GeneratedRegex(Start + StreamPattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex StreamRegex();

    [GeneratedRegex(Start + AccessScopePattern + End, RegexOptions.CultureInvariant)]
    private static partial Regex AccessScopeRegex();
}
