using Telemetry.Client.Placing;

namespace Telemetry.Client.Deciding;

/// <summary>Two that are equal were taken under the same decision of the person.</summary>
internal readonly record struct WithdrawalStamp(WithdrawalVariables Variables, FileStamp ConsentFile);
