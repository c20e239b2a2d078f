using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Scenarios.Reading;

namespace TrialSim.Tests.Behaviour;

public class ValueRuleTests
{
    public static TheoryData<Type> Quantities =>
        [.. typeof(IValueRule).Assembly.GetTypes().Where(t => t.IsValueType && Array.Exists(t.GetInterfaces(), i => i.Name.StartsWith("IQuantity", StringComparison.Ordinal)))];

    [Theory]
    [MemberData(nameof(Quantities))]
    public void Every_quantity_has_an_example_and_refuses_what_is_no_number(Type quantity)
    {
        var converter = (JsonConverterAttribute)quantity.GetCustomAttributes(typeof(JsonConverterAttribute), false).Single();
        var rule = (IValueRule)Activator.CreateInstance(converter.ConverterType!)!;
        string example = quantity.GetProperty("Value")!.GetValue(rule.Example)!.ToString()!;
        Assert.True(rule.Accepts(example), example);
        Assert.False(rule.Accepts("NaN"));
        Assert.False(rule.Accepts("1e999"));
        Assert.False(rule.Accepts("x"));
        var schema = new JsonObject();
        rule.Describe(schema);
        Assert.Contains(rule.Rule, (string)schema["description"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_property_of_every_method_has_a_shape() => Assert.NotEmpty(Shape.Of(typeof(Scenario)).Describe(XmlSummaries.OfEngine()));

    [Theory]
    [InlineData("cutof", "cutoff")]
    [InlineData("chagne", "change")]
    [InlineData("FemaleShare", "female-share")]
    [InlineData("female_share", "female-share")]
    [InlineData("sx", null)]
    [InlineData("age", null)]
    [InlineData("", null)]
    public void A_misspelt_word_finds_the_one_that_was_meant(string word, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(word, ["cutoff", "change", "female-share", "sex-at-birth", "a"]));
}
