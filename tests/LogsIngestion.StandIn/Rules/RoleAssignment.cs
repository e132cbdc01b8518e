namespace LogsIngestion.StandIn.Rules;

/// <summary>Whether callers hold the role Monitoring Metrics Publisher on a rule.</summary>
public enum RoleAssignment
{
    /// <summary>Every valid token may write.</summary>
    Granted,

    /// <summary>Every call to the rule is answered 403, as until a role assignment has taken effect.</summary>
    Missing,
}
