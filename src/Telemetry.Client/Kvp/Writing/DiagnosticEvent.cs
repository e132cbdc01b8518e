namespace Telemetry.Client.Kvp.Writing;

/// <summary>An event on its way to the pool, already within its bounds.</summary>
/// <param name="Level">One of <see cref="Reading.DiagnosticLevels"/>.</param>
/// <param name="Name">The span's name, or the event's in the catalogue.</param>
/// <param name="Id">The span that it is or happened in; its own id where there is none.</param>
/// <param name="Value">What the record says.</param>
internal readonly record struct DiagnosticEvent(string Level, string Name, string Id, string Value);
