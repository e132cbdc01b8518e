namespace Ingest.Architecture.References;

/// <summary>The shared frameworks the tests run on: Microsoft.NETCore.App and Microsoft.AspNetCore.App.</summary>
internal static class SharedFramework
{
    private static readonly string[] Folders =
    [
        Path.GetDirectoryName(typeof(object).Assembly.Location)!,
        Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.Location)!,
    ];

    /// <summary>Whether an assembly of this name comes with the runtime rather than from a package or a project.</summary>
    public static bool Contains(string assemblyName) =>
        Folders.Any(folder => File.Exists(Path.Combine(folder, assemblyName + ".dll")));

    /// <summary>Whether an assembly of this name comes with ASP.NET Core, which a command-line tool need not have installed.</summary>
    public static bool IsAspNetCore(string assemblyName) =>
        !File.Exists(Path.Combine(Folders[0], assemblyName + ".dll")) && File.Exists(Path.Combine(Folders[1], assemblyName + ".dll"));
}
