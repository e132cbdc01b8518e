using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Telemetry.Client.Deciding;

/// <summary>
/// The policy of macOS: a managed preference of the domain that is named like the app (Apple, Preferences Programming Topics for
/// Core Foundation). A value that the person set is not forced, and so no policy.
/// </summary>
[SupportedOSPlatform("macos")]
internal static class ManagedPreferences
{
    private const string CoreFoundation = "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation";
    private const uint Utf8 = 0x08000100;
    private const nint Int64Type = 4;

    internal static MachinePolicy Read(string app)
    {
        var domain = Text(app);
        var key = Text(PolicyReading.ValueName);
        try
        {
            return CFPreferencesAppValueIsForced(key, domain) == 0 ? MachinePolicy.Absent : ReadForced(key, domain);
        }
        finally
        {
            CFRelease(key);
            CFRelease(domain);
        }
    }

    private static MachinePolicy ReadForced(nint key, nint domain)
    {
        var value = CFPreferencesCopyAppValue(key, domain);
        if (value == 0)
        {
            return MachinePolicy.Unreadable;
        }

        try
        {
            var type = CFGetTypeID(value);
            if (type == CFBooleanGetTypeID())
            {
                return PolicyReading.Of(CFBooleanGetValue(value) != 0);
            }

            return type == CFNumberGetTypeID() && CFNumberGetValue(value, Int64Type, out var number) != 0
                ? PolicyReading.Of(number)
                : MachinePolicy.Forbids;
        }
        finally
        {
            CFRelease(value);
        }
    }

    private static nint Text(string text)
    {
        var utf8 = Marshal.StringToCoTaskMemUTF8(text);
        try
        {
            return CFStringCreateWithCString(0, utf8, Utf8) is var made and not 0
                ? made
                : throw new InvalidOperationException("CFStringCreateWithCString made no string.");
        }
        finally
        {
            Marshal.FreeCoTaskMem(utf8);
        }
    }

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint CFStringCreateWithCString(nint allocator, nint text, uint encoding);

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern byte CFPreferencesAppValueIsForced(nint key, nint application);

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint CFPreferencesCopyAppValue(nint key, nint application);

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint CFGetTypeID(nint value);

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint CFBooleanGetTypeID();

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern byte CFBooleanGetValue(nint boolean);

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint CFNumberGetTypeID();

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern byte CFNumberGetValue(nint number, nint type, out long value);

    [DllImport(CoreFoundation), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void CFRelease(nint value);
}
