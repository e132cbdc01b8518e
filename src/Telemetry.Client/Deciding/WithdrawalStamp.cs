using Telemetry.Client.Placing;

namespace Telemetry.Client.Deciding;

/// <summary>Two that are equal were taken under the same decision of the person.</summary>
internal readonly record struct WithdrawalStamp(WithdrawalVariables Variables, FileStamp ConsentFile)
{
    /// <summary>Spelt out, here and in its parts: the comparers that the compiler would use are compiled at every start of a process.</summary>
    public bool Equals(WithdrawalStamp other) => Variables.Equals(other.Variables) && ConsentFile.Equals(other.ConsentFile);

    public override int GetHashCode() => HashCode.Combine(Variables.GetHashCode(), ConsentFile.GetHashCode());
}
