using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>
/// Real patients in a CSV file, one a row, whose biomarkers candidates take over: each candidate is a row drawn at random with
/// replacement, so that markers go together as they do in the file, whatever their distributions.
/// </summary>
/// <remarks>
/// A row's values are those of the baseline measurement. Where a marker's reliability is below 1, the lasting level is drawn given the
/// row and screening is a second measurement of it (docs/biomarker-source.md). The hash of a scenario covers the rows that are used, not
/// the file's name.
/// </remarks>
public sealed record BiomarkerSource
{
    /// <summary>The CSV file, beside the scenario file unless the path says otherwise; a line of column names, then one line per patient.</summary>
    public required string File { get; init; }

    /// <summary>The biomarkers that the file has; in results they come before the others.</summary>
    public required IReadOnlyList<ResampledMarker> Markers { get; init; }

    /// <summary>Column of body mass index, kg/m2; in place of "bmi" in "population".</summary>
    public string? Bmi { get; init; }

    /// <summary>Column of age, years; in place of "age" in "population".</summary>
    public string? Age { get; init; }

    /// <summary>Column of sex; in place of "female-share", which then must be left out.</summary>
    public ResampledSex? Sex { get; init; }

    /// <summary>What becomes of rows in which a biomarker is missing; those without a named BMI, age or sex are always left out.</summary>
    public MissingCells Missing { get; init; } = MissingCells.LeaveOut;

    /// <summary>Texts that are missing values, beside the empty cell.</summary>
    public IReadOnlyList<string> MissingCodes { get; init; } = ["NA"];

    /// <summary>The file's bytes; null before they are read.</summary>
    internal byte[]? Content { get; init; }

    /// <summary>Its patients; null where the file has not been read, or something is wrong with it.</summary>
    internal ResampledPatients? Patients { get; init; }

    /// <summary>What is wrong with the file; paths start here.</summary>
    internal IReadOnlyList<RuleBreach> Faults { get; init; } = [];

    /// <summary>The markers as parts of the panel.</summary>
    internal IEnumerable<MarkerModel> Models => Markers.Select((marker, k) => marker.Model(Patients, k));

    /// <summary>Share of women in the file; null where it does not say sex.</summary>
    internal double? FemaleShare => Patients?.Female is { } female ? female.Average() : null;

    /// <summary>The source in words.</summary>
    public string Describe()
    {
        string[] taken =
        [
            .. Markers.Select(m => m.Describe()),
            .. Bmi is null ? Array.Empty<string>() : ["body mass index"],
            .. Age is null ? Array.Empty<string>() : ["age"],
            .. Sex is null ? Array.Empty<string>() : ["sex"],
        ];
        return $"{string.Join(", ", taken)}: rows of {File} drawn at random with replacement{Patients?.Describe()}";
    }

    /// <summary>Reports what cannot be of it.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        place.At("markers").MustNotBeEmpty(Markers.Count, "Name the file's biomarkers, such as { \"name\": \"crp\", \"column\": \"CRP\" }.");
        foreach (var fault in Faults)
        {
            place.At(fault.Path).Breach(fault.Found, fault.Remedy, fault.Reads);
        }

        if (Patients is null && Faults.Count == 0)
        {
            place.At("file").Breach("its rows have not been read.", "Read the scenario from a file.");
        }

        MustNotBeTwice(place.At("bmi"), Bmi, population.Bmi, "bmi");
        MustNotBeTwice(place.At("age"), Age, population.Age, "age");
        if (FemaleShare is not null && population.FemaleShare != Population.UsualFemaleShare)
        {
            place.At("sex").Breach(
                "the population has a share of women too.", "Leave out this column, or \"female-share\" of \"population\".", "population.female-share");
        }
    }

    private static void MustNotBeTwice(ScenarioPlace place, string? column, object? model, string part)
    {
        if (column is not null && model is not null)
        {
            place.Breach($"the population has a model of {part} too.", $"Leave out this column, or \"{part}\" of \"population\".", $"population.{part}");
        }
    }
}
