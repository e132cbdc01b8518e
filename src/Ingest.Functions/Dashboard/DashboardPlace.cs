namespace Ingest.Functions.Dashboard;

/// <summary>From where the dashboard can be seen.</summary>
internal enum DashboardPlace
{
    /// <summary>From this machine.</summary>
    Local,

    /// <summary>From elsewhere too, with a token.</summary>
    On,

    /// <summary>From nowhere.</summary>
    Off,
}
