namespace Ingest.Functions.Sinks.LogAnalytics;

/// <summary>What an answer of the service says about the rows, and so what follows.</summary>
internal enum AnswerKind
{
    /// <summary>204: the rows are durable.</summary>
    Stored,

    /// <summary>401: the access token is not taken.</summary>
    TokenRefused,

    /// <summary>403: the identity has no role on the rule, or not yet.</summary>
    RoleMissing,

    /// <summary>404: there is no such rule or stream at this endpoint.</summary>
    RuleMissing,

    /// <summary>413: the body is too large.</summary>
    TooLarge,

    /// <summary>400: at least one row does not fit the stream.</summary>
    RowsRefused,

    /// <summary>429: the rule's limit is reached.</summary>
    Throttled,

    /// <summary>408 or 5xx, or no whole answer at all.</summary>
    Failed,

    /// <summary>No access token could be had.</summary>
    NoToken,

    /// <summary>The receiver goes down and waits no longer.</summary>
    Interrupted,

    /// <summary>Any other status: something else than the service answers there.</summary>
    Unexpected,
}
