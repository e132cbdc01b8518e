using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Ingest.Architecture.PublicApi;

/// <summary>Everything of an assembly that a caller can name, one line each, sorted: the text of a snapshot.</summary>
internal static class PublicApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Prints the public surface of an assembly.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            Append(text, type);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        text.Append(type.Namespace).Append(": ").Append(Header(type)).Append('\n');
        foreach (var line in type.GetMembers(Declared).Where(member => !IsImplied(member)).Select(MemberText.Of).OfType<string>().Order(StringComparer.Ordinal))
        {
            text.Append("    ").Append(line).Append('\n');
        }

        text.Append('\n');
    }

    private static string Header(Type type)
    {
        var bases = type.GetInterfaces().Where(one => one.IsPublic).Select(TypeText.Of).Order(StringComparer.Ordinal).ToList();
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object))
        {
            bases.Insert(0, TypeText.Of(parent));
        }

        return $"{Kind(type)} {TypeText.DeclaredName(type)}" + (bases.Count > 0 && !type.IsEnum ? " : " + string.Join(", ", bases) : "");
    }

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } when type.IsDefined(typeof(IsByRefLikeAttribute)) => "ref struct",
        { IsValueType: true } => type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    // What the compiler writes for records and accessors is implied by properties; a nested type has an entry of its own.
    private static bool IsImplied(MemberInfo member) =>
        member is Type || (member is MethodInfo && member.IsDefined(typeof(CompilerGeneratedAttribute)));
}
