using System.Reflection;

namespace Telemetry.Client.Tests.Deciding;

public sealed class DecisionInputsTests
{
    public static TheoryData<string> Properties =>
        [.. typeof(DecisionInputs).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Properties))]
    public void Equals_OnePropertyDiffers_IsFalse(string name)
    {
        var property = typeof(DecisionInputs).GetProperty(name)!;
        var (one, other) = (new DecisionInputs(), new DecisionInputs());
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());

        property.SetValue(other, property.PropertyType == typeof(string) ? "other" : Enum.GetValues(property.PropertyType).Cast<object>().First(v => !v.Equals(property.GetValue(one))));

        Assert.NotEqual(one, other);
    }
}
