using TrialSim.Cohorts;
using TrialSim.Randomness;
using TrialSim.Tests.Property;
using TrialSim.Trials;

namespace TrialSim.Tests.Support;

/// <summary>Populations with several biomarkers, and their patients.</summary>
internal static class Panels
{
    /// <summary>raison-2013 with six biomarkers.</summary>
    public static Population Shipped { get; } = ShippedScenarios.Read("raison-2013-panel.json").Population;

    /// <summary>The same, entered by IL-6, a log-normal biomarker that is not the first, and by bands of TNF-alpha.</summary>
    public static Population EnteredByOthers { get; } = Shipped with
    {
        Eligibility = new() { Markers = [new() { Marker = new("il-6"), AtMost = new(2.5) }] },
        Quotas = new() { Marker = new("tnf-alpha"), Cuts = [new(1.5)] },
    };

    /// <summary>Twelve biomarkers: more than those whose missing values one random number decides.</summary>
    public static Population Many { get; } = Shipped with
    {
        Markers = [.. Shipped.Markers, .. Enumerable.Range(0, 6).Select(k => Shipped.Markers[1] with { Name = new($"more-{k}"), Missing = new(0.1 * k) })],
    };

    /// <summary>raison-2013's panel without hs-CRP: IL-6, by its quartiles, comes first.</summary>
    public static Population LedByQuantiles { get; } = Shipped with
    {
        Crp = null,
        Eligibility = new() { Markers = [new() { Marker = new("sil-6r"), AtLeast = new(37) }, new() { Marker = new("il-6"), AtMost = new(6) }] },
        Markers =
        [
            Shipped.Markers[0] with { Distribution = new QuantileMarker { At = [new(0.25), new(0.5), new(0.75)], Values = [new(0.9), new(1.6), new(2.7)] }, FemaleMinusMale = new(0.3), Missing = new(0.1) },
            .. Shipped.Markers.Skip(1),
        ],
        MarkerCorrelations =
        [
            new() { Markers = [new("il-6"), new("sil-6r")], Correlation = new(-0.4) },
            new() { Markers = [new("stnfr1"), new("stnfr2")], Correlation = new(0.8) },
        ],
    };

    /// <summary>One biomarker, normal, measured without error; no BMI.</summary>
    public static Population One { get; } = Shipped with
    {
        Crp = null,
        Bmi = null,
        Height = null,
        Eligibility = new(),
        Markers = [new() { Name = new("sil-6r"), Distribution = new NormalMarker { Mean = new(34), Sd = new(8.1) } }],
        MarkerCorrelations = [],
    };

    /// <summary>Eight trials' patients, enrolled.</summary>
    public static TrialBlock Enrol(Population population, int patients, ulong seed, ulong replicate)
    {
        var scale = new Hamd17Scale();
        var trial = new TrialBlock(patients, 0, population.Layout(scale, new(1)));
        using var enrolment = new Enrolment(population, scale, new(1));
        enrolment.Enrol(TrialRandom.For(seed, replicate), trial);
        for (int k = 0; k < trial.Biomarkers.Length; k++)
        {
            // what is asked for later must be asked for while the enrolment is there
            _ = (trial.Level(k)[0], trial.Screening(k)[0], trial.Measured(k)[0]);
        }

        return trial;
    }
}
