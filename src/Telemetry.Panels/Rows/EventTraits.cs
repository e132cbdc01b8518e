using System.Globalization;

namespace Telemetry.Panels.Rows;

/// <summary>The texts that rows have in common. A text without a value is empty, never null, as in KQL.</summary>
internal sealed class EventTraits(IReadOnlyList<string> texts)
{
    /// <summary>How many there are: what an event row holds of <see cref="RowText"/>.</summary>
    public const int Count = (int)RowText.Reason;

    public string this[RowText text] => texts[(int)text];

    public string App => this[RowText.App];

    public string AppVersion => this[RowText.AppVersion];

    public string Command => this[RowText.Command];

    public string Subcommand => this[RowText.Subcommand];

    public string Outcome => this[RowText.Outcome];

    /// <summary>A command is a row with an outcome, whatever event brought it.</summary>
    public bool IsCommand => Outcome.Length > 0;

    public bool Failed { get; } = texts[(int)RowText.Outcome] == "failure";

    public string Release { get; } = $"{texts[(int)RowText.App]} {texts[(int)RowText.AppVersion]}";

    public string FailureReason => this[RowText.FailureReason] is { Length: > 0 } reason ? reason : "unspecified";

    public int? ExitCode => int.TryParse(this[RowText.ExitCode], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;

    /// <summary>Function and file of the topmost frame.</summary>
    public string Place => $"{this[RowText.FrameFunction]} {this[RowText.FrameFile]}".Trim(' ');
}
