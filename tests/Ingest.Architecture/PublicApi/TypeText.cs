using System.Reflection;

namespace Ingest.Architecture.PublicApi;

/// <summary>Types as C# writes them, with nullability; enough of the language for a public surface.</summary>
internal static class TypeText
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>The type without nullability, such as a base type or a constraint.</summary>
    public static string Of(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.HasElementType)
        {
            return Of(type.GetElementType()!) + (type.IsArray ? "[]" : type.IsPointer ? "*" : "");
        }

        return Nullable.GetUnderlyingType(type) is { } underlying
            ? Of(underlying) + "?"
            : Name(type, [.. type.GetGenericArguments().Select(Of)]);
    }

    /// <summary>The type of a property, with nullability.</summary>
    public static string Of(PropertyInfo property) => Of(Nullability.Create(property));

    /// <summary>The type of a field, with nullability.</summary>
    public static string Of(FieldInfo field) => Of(Nullability.Create(field));

    /// <summary>The type of a parameter or a returned value, with nullability.</summary>
    public static string Of(ParameterInfo parameter) => Of(Nullability.Create(parameter));

    /// <summary>The name a type is declared by, with its generic parameters and the types around it, without its namespace.</summary>
    public static string DeclaredName(Type type) => Name(type, [.. type.GetGenericArguments().Select(argument => argument.Name)], string.Empty);

    private static string Of(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        var mark = info.ReadState == NullabilityState.Nullable && !type.IsValueType ? "?" : "";

        if (type.IsArray && info.ElementType is { } element)
        {
            return Of(element) + "[]" + mark;
        }

        return type is { IsGenericType: true, IsByRef: false } && Nullable.GetUnderlyingType(type) is null && info.GenericTypeArguments.Length > 0
            ? Name(type, [.. info.GenericTypeArguments.Select(Of)]) + mark
            : Of(type) + mark;
    }

    private static string Name(Type type, IReadOnlyList<string> arguments, string? scope = null)
    {
        scope ??= type.Namespace is null ? "" : type.Namespace + ".";
        var outer = type.DeclaringType is { } declaring && !type.IsGenericParameter
            ? Name(declaring, [.. arguments.Take(declaring.GetGenericArguments().Length)], scope) + "."
            : scope;
        var own = arguments.Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToList();
        var name = type.Name.Split('`')[0];

        return outer + name + (own.Count > 0 ? $"<{string.Join(", ", own)}>" : "");
    }
}
