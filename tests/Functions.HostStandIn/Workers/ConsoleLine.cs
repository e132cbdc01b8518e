namespace Functions.HostStandIn.Workers;

/// <summary>A line that the worker wrote.</summary>
/// <param name="IsError">Whether on its standard error.</param>
internal sealed record ConsoleLine(bool IsError, string Text);
