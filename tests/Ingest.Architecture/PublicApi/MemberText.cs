using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ingest.Architecture.PublicApi;

/// <summary>Members as lines of a snapshot; null for what no caller can see.</summary>
internal static class MemberText
{
    /// <summary>The line of one member.</summary>
    public static string? Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)} .ctor({Parameters(constructor)})",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) => Method(method),
        PropertyInfo property when Accessors(property).Any(IsVisible) => Property(property),
        FieldInfo field when (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName => Field(field),
        EventInfo { AddMethod: { } add } raised when IsVisible(add) => $"{Access(add)} event {TypeText.Of(raised.EventHandlerType!)} {raised.Name}",
        _ => null,
    };

    private static string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeText.Of))}>" : "";

        return $"{Access(method)} {TypeText.Of(method.ReturnParameter)} {method.Name}{generics}({Parameters(method)})";
    }

    private static string Property(PropertyInfo property)
    {
        var visible = Accessors(property).Where(IsVisible).ToList();
        var accessors = visible.Select(accessor => accessor == property.GetMethod ? "get;" : IsInit(accessor) ? "init;" : "set;");
        var index = property.GetIndexParameters() is { Length: > 0 } parameters ? $"[{string.Join(", ", parameters.Select(Parameter))}]" : "";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";

        return $"{Access(visible[0])} {required}{TypeText.Of(property)} {property.Name}{index} {{ {string.Join(" ", accessors)} }}";
    }

    private static string Field(FieldInfo field)
    {
        if (field.DeclaringType!.IsEnum)
        {
            return $"{field.Name} = {Literal(field.GetRawConstantValue())}";
        }

        var access = field.IsPublic ? "public" : "protected";
        var kind = field.IsLiteral ? " const" : (field.IsStatic ? " static" : "") + (field.IsInitOnly ? " readonly" : "");
        var value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "";

        return $"{access}{kind} {TypeText.Of(field)} {field.Name}{value}";
    }

    private static string Access(MethodBase method)
    {
        var access = method.IsPublic ? "public" : "protected";
        var isOverride = method is MethodInfo info && info.GetBaseDefinition().DeclaringType != info.DeclaringType;
        var kind = method switch
        {
            { IsStatic: true } => " static",
            { IsAbstract: true } => " abstract",
            _ when isOverride => " override",
            { IsVirtual: true, IsFinal: false } => " virtual",
            _ => "",
        };

        return access + kind;
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };

        return passing + TypeText.Of(parameter) + " " + parameter.Name + (parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "");
    }

    private static string Literal(object? value) => value switch
    {
        null => "default",
        string text => $"\"{text}\"",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static IEnumerable<MethodInfo> Accessors(PropertyInfo property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>();
}
