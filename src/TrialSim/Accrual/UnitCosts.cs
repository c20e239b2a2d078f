using System.Globalization;
using TrialSim.Cohorts;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Accrual;

/// <summary>What a trial costs, item by item; what is left out costs nothing.</summary>
public sealed record UnitCosts
{
    /// <summary>Currency of all amounts, such as "EUR", or thousands of it.</summary>
    public required string Currency { get; init; }

    /// <summary>Once for the trial.</summary>
    public Money Fixed { get; init; }

    /// <summary>For each site; needs "accrual".</summary>
    public Money PerSite { get; init; }

    /// <summary>For each candidate who is screened, enrolled or not, without the marker.</summary>
    public Money PerCandidate { get; init; }

    /// <summary>For each measurement of a biomarker: of every candidate where eligibility or quotas read it, else of randomized patients.</summary>
    public Money PerAssay { get; init; }

    /// <summary>Prices of biomarkers whose measurement costs another amount.</summary>
    [UntracedDefault]
    public IReadOnlyList<AssayPrice> Assays { get; init; } = [];

    /// <summary>What one measurement of a biomarker costs.</summary>
    internal Money AssayOf(PatientMarker biomarker) => Assays.FirstOrDefault(a => a.Marker == biomarker)?.Amount ?? PerAssay;

    /// <summary>For each randomized patient, baseline visit included.</summary>
    public Money PerRandomizedPatient { get; init; }

    /// <summary>For each patient of the treatment arm.</summary>
    public Money PerTreatedPatient { get; init; }

    /// <summary>For each visit after baseline that a patient attends.</summary>
    public Money PerVisit { get; init; }

    /// <summary>For each week from the start of recruitment to the last patient's last visit; needs "accrual".</summary>
    public Money PerWeek { get; init; }

    /// <summary>The costs in words, item by item.</summary>
    internal IReadOnlyList<string> Describe(IReadOnlyList<AssayUse> assays)
    {
        (Money Amount, string For)[] items =
        [
            (Fixed, "for the trial"), (PerSite, "a site"), (PerCandidate, "a screened candidate"),
            .. assays.Select(use => (AssayOf(use.Marker), $"a {use.Marker.InWords()} measurement ({use.Describe()})")), (PerRandomizedPatient, "a randomized patient"),
            (PerTreatedPatient, "a patient of the treatment arm"), (PerVisit, "a visit attended after baseline"), (PerWeek, "a week"),
        ];
        string[] priced = [.. items.Where(item => item.Amount.Value > 0)
            .Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Amount.Value:#,0.##} {Currency} {item.For}"))];
        return priced.Length == 0 ? [$"nothing has a price (in {Currency})"] : priced;
    }

    /// <summary>Reports a currency without name, and prices of what only a scenario with accrual has.</summary>
    internal void Check(ScenarioPlace place, Population population, bool hasAccrual)
    {
        for (int i = 0; i < Assays.Count; i++)
        {
            population.MustKnowBiomarker(place.At("assays").At(i).At("marker"), Assays[i].Marker);
            if (Assays.Take(i).Any(earlier => earlier.Marker == Assays[i].Marker))
            {
                place.At("assays").At(i).Breach("the biomarker has a price further up.", "Give one price for each.");
            }
        }

        if (string.IsNullOrWhiteSpace(Currency))
        {
            place.At("currency").Breach("a currency without a name.", "Name it, such as \"EUR\".");
        }

        foreach (var (property, amount) in ((string, Money)[])[("per-site", PerSite), ("per-week", PerWeek)])
        {
            if (!hasAccrual && amount.Value > 0)
            {
                place.At(property).Breach("nothing says how many sites there are and how long the trial takes.", "Add \"accrual\", or leave this cost out.", "accrual");
            }
        }
    }
}
