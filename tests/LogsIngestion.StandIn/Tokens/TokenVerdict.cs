namespace LogsIngestion.StandIn.Tokens;

/// <summary>What is thought of an Authorization header.</summary>
internal enum TokenVerdict
{
    Valid,

    /// <summary>There is none, or it is not of the form <c>Bearer …</c>.</summary>
    Missing,

    /// <summary>It was not issued here, or was revoked since.</summary>
    Foreign,

    /// <summary>It was issued for another audience.</summary>
    OtherAudience,

    Expired,
}
