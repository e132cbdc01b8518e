namespace Telemetry.Client.Tests.Events;

internal sealed class GenericFault<T> : Exception;
