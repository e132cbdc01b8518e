namespace Telemetry.Client.Sinking;

/// <summary>A place on this machine, beside file and receiver, that takes typed events. Thread-safe; throws nothing; does not wait.</summary>
internal interface IEventSink
{
    /// <summary>Takes an event that may be recorded, within its bounds.</summary>
    void Take(RecordedEvent recorded);

    /// <summary>Nothing is taken any more; the task ends when what was taken is in its place, and has ended where there is nothing to wait for.</summary>
    Task CloseAsync();

    /// <summary>The exit budget is over: what is not in its place yet is lost, and counted.</summary>
    void Abandon();
}
