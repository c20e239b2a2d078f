using System.Globalization;
using TrialSim.Sweeps;

namespace TrialSim.Tests.Property;

/// <summary>What can be written behind --vary, and what comes of it.</summary>
public class SweepValueTests
{
    [Theory]
    [InlineData("0,-1.87,-3.74", "0", "-1.87", "-3.74")]
    [InlineData(" 1 , 2.50,+3,.5,1e2", "1", "2.5", "3", "0.5", "100")]
    [InlineData("60..240:60", "60", "120", "180", "240")]
    [InlineData("0..1:0.1", "0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7", "0.8", "0.9", "1")]
    [InlineData("0..-3.74:-1.87", "0", "-1.87", "-3.74")]
    [InlineData("-1..1:1,5", "-1", "0", "1", "5")]
    [InlineData("3..3:1", "3")]
    [InlineData(".1...3:.1", "0.1", "0.2", "0.3")]
    [InlineData("1e-40,0.1000000000000000055511151231257827", "1E-40", "0.1000000000000000055511151231")]
    [InlineData("[4],[4,6]", "[4]", "[4,6]")]
    [InlineData("""{"kind":"none"},{ "kind": "constant", "points": -2 }""", """{"kind":"none"}""", """{"kind":"constant","points":-2}""")]
    [InlineData("""locf,"a,b","60",60""", "\"locf\"", "\"a,b\"", "\"60\"", "60")]
    [InlineData("true,null,crp>5,1.2.3", "true", "null", "\"crp>5\"", "\"1.2.3\"")]
    [InlineData("""["a]",1],"}" """, """["a]",1]""", "\"}\"")]
    [InlineData("", null)]
    [InlineData("1,,2", null)]
    [InlineData("1,", null)]
    [InlineData("[4", null)]
    [InlineData("4]", null)]
    [InlineData("[4}", null)]
    [InlineData("\"4", null)]
    [InlineData("[4,]", null)]
    [InlineData("""{"a":1,"a":2}""", null)]
    [InlineData("60..480", null)]
    [InlineData("60..480:0", null)]
    [InlineData("60..480:-60", null)]
    [InlineData("480..60:60", null)]
    [InlineData("60..480:50", null)]
    [InlineData("60..x:50", null)]
    [InlineData("60..480:1:2", null)]
    [InlineData("0..1e30:1", null)]
    [InlineData("0..7e28:1e-10", null)]
    [InlineData("1..2001:1", null)]
    public void Values_are_read_as_they_are_written(string text, params string[]? values)
    {
        var reading = SweepAxis.Read($"a.b={text}");
        if (values is [null] or null)
        {
            Assert.Null(reading.Axis);
            Assert.Equal($"a.b={text}", reading.Problem!.Path);
            Assert.NotEmpty(reading.Problem.Found);
            Assert.NotEmpty(reading.Problem.Remedy);
        }
        else
        {
            Assert.Null(reading.Problem);
            Assert.Equal(values, reading.Axis!.Values.Select(v => v.Json));
        }
    }

    [Theory]
    [InlineData("60,120")]
    [InlineData("=60")]
    [InlineData("")]
    public void Without_a_path_nothing_is_varied(string text) => Assert.Contains("PATH=VALUES", SweepAxis.Read(text).Problem!.Found, StringComparison.Ordinal);

    [Fact]
    public void N_is_short_for_the_number_of_patients()
    {
        var axis = SweepAxis.Read("n=60,64").Axis!;
        Assert.Equal("design.patients", axis.Path);
        Assert.Equal("n", axis.Label);
    }

    [Fact]
    public void A_range_has_the_numbers_that_a_person_would_write()
    {
        var chance = new Random(5);
        for (int round = 0; round < 2000; round++)
        {
            int digits = chance.Next(0, 6), count = chance.Next(1, 40);
            decimal unit = 1;
            for (int d = 0; d < digits; d++)
            {
                unit /= 10;
            }

            long from = chance.Next(-100_000, 100_000), step = chance.Next(1, 1000) * (chance.Next(2) == 0 ? -1 : 1);
            string Written(long times) => (unit * times).ToString("0.######", CultureInfo.InvariantCulture);
            var axis = SweepAxis.Read($"x={Written(from)}..{Written(from + (step * (count - 1)))}:{Written(step)}").Axis!;
            Assert.Equal(Enumerable.Range(0, count).Select(i => Written(from + (step * i))), axis.Values.Select(v => v.Json));
        }
    }

    [Fact]
    public void A_list_of_its_own_values_reads_back_the_same()
    {
        string[] texts = ["1", "-0.25", "[1,[2,3]]", "\"a,b\"", "{\"k\":[\"}\",\"\\\"\"]}", "true", "\"true\"", "\"7\""];
        var chance = new Random(6);
        for (int round = 0; round < 500; round++)
        {
            string[] some = [.. Enumerable.Range(0, chance.Next(1, 6)).Select(_ => texts[chance.Next(texts.Length)])];
            Assert.Equal(some, SweepAxis.Read($"p={string.Join(", ", some)}").Axis!.Values.Select(v => v.Json));
        }
    }
}
