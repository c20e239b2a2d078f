using System.Text;
using TrialSim.Simulation;
using TrialSim.Studies;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

public class LongitudinalRunTests
{
    private static readonly string Untidy = File.ReadAllText(Repository.Path("tests/TrialSim.Tests/Reference/Studies/untidy-longitudinal.json"));

    [Fact]
    public void Workers_change_no_bit()
    {
        var protocol = Read(Untidy);
        var alone = Run(protocol, 600, 1);
        foreach (int workers in (int[])[2, 3, 8])
        {
            var shared = Run(protocol, 600, workers);
            Assert.Equal(alone.Digest, shared.Digest);
            Assert.Equal(alone.Figures, shared.Figures);
        }

        Assert.NotEqual(alone.Digest, Run(protocol, 599, 1).Digest);
    }

    [Fact]
    public void A_smaller_study_is_the_first_patients_of_the_larger_one()
    {
        var both = Run(Read(Untidy), 100, 1);
        var small = Run(Read(Untidy.Replace("[60, 91]", "[60]", StringComparison.Ordinal)), 100, 1);
        Assert.Equal(both.Figures.Where(f => f.Patients == 60), small.Figures);
        var large = Run(Read(Untidy.Replace("[60, 91]", "[91]", StringComparison.Ordinal)), 100, 1);
        Assert.Equal(both.Figures.Where(f => f.Patients == 91), large.Figures);
        Assert.NotEqual(small.Digest, large.Digest);
    }

    [Fact]
    public void A_later_week_or_another_marker_changes_no_measurement_of_the_others()
    {
        var people = StudySimulator.People(Read(Untidy), 1, 3, 1).ToList();
        string moved = Untidy.Replace("\"values\": [1.5, 3, 5]", "\"values\": [1.5, 3.5, 5]", StringComparison.Ordinal);
        var other = StudySimulator.People(Read(moved), 1, 3, 1).ToList();
        Assert.Equal(people.Select(p => string.Join(',', p[..^4])), other.Select(p => string.Join(',', p[..^4])));
        Assert.NotEqual(people[0][^4], other[0][^4]);
    }

    [Fact]
    public void Turning_a_marker_round_turns_its_direction_only()
    {
        var as1 = Run(Read(Untidy), 64, 1);
        var turned = Run(Read(Untidy.Replace("\"direction\": \"lower-in-cases\"", "\"direction\": \"higher-in-cases\"", StringComparison.Ordinal)), 64, 1);
        foreach (var figure in as1.Figures.Where(f => f.Marker == "falling"))
        {
            double? other = turned.Figures.Single(f => Subject(f) == Subject(figure)).Estimate;
            if (figure.Measure is "week-auc-mean" or "week-auc-truth")
            {
                Assert.Equal(1 - figure.Estimate!.Value, other!.Value, 1e-9); // tallied to 2^-32
            }
            else if (figure.Measure is "week-power-t" or "week-power-rank-sum" or "week-people" or "week-power-adjusted")
            {
                Assert.Equal(figure.Estimate, other);
            }
        }
    }

    [Fact]
    public void Whoever_is_significant_at_some_week_was_so_first_at_one()
    {
        var result = Run(Read(Untidy), 200, 1);
        foreach (var any in result.Figures.Where(f => f.Measure is "any-week-significant" or "any-week-significant-holm"))
        {
            string first = any.Measure == "any-week-significant" ? "first-significant" : "first-significant-holm";
            var weeks = result.Figures.Where(f => f.Measure == first && f.Marker == any.Marker && f.Patients == any.Patients);
            Assert.Equal(any.Estimate!.Value, weeks.Sum(f => f.Estimate!.Value), 1e-12);
        }

        foreach (var family in result.Figures.Where(f => f.Measure == "any-week-or-marker-significant"))
        {
            var holm = result.Figures.Single(f => Subject(f) == Subject(family with { Measure = "any-week-or-marker-significant-holm" }));
            Assert.InRange(holm.Estimate!.Value, 0, family.Estimate!.Value);
        }
    }

    [Fact]
    public void Too_few_patients_are_counted_as_studies_that_cannot_be_done()
    {
        // of four patients, often fewer than two in either group have a status
        var result = Run(Read(Untidy.Replace("[60, 91]", "[4]", StringComparison.Ordinal)), 64, 1);
        Assert.InRange(result.Figures.First(f => f.Measure == "panel-not-estimable").Estimate!.Value, 0.9, 1);
        Assert.True(result.Figures.Where(f => f.Measure == "week-power-t").All(f => f.Estimate is null or (>= 0 and <= 1)));
    }

    private static StudyFigure Subject(StudyFigure figure) => figure with { Estimate = null, Mcse = null, Lower = null, Upper = null };

    private static StudyProtocol Read(string text)
    {
        var reading = StudyFile.Parse(Encoding.UTF8.GetBytes(text));
        Assert.Empty(reading.Problems);
        return reading.Protocol!;
    }

    private static StudyResult Run(StudyProtocol protocol, long replicates, int workers) =>
        StudySimulator.Run(protocol, new RunSettings(1, replicates, workers), null, CancellationToken.None);
}
