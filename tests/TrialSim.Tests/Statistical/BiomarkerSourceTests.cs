using System.Globalization;
using System.Text;
using System.Text.Json;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Property;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>Patients resampled from a real trial's file against that file, whose correlations R has computed (Reference/biomarker-source.R).</summary>
public class BiomarkerSourceTests
{
    private const int Places = 60;

    private static readonly Scenario Shipped = ShippedScenarios.Read("opt-crp-resampled.json");
    private static readonly ResampledMarker[] Exact = [Marker("crp", "CRP"), Marker("il-6", "IL6"), Marker("tnf-alpha", "TNF")];
    private static readonly Population All = With(Source(Exact) with { Bmi = "BMI" });

    // two continuous markers and CRP, as noisy as can be told
    private static readonly Population Noisy = With(Source([Marker("crp", "CRP", 0.62), Marker("mmp-9", "MMP9", 0.8), Marker("fibrin", "FIBRIN")]));

    private static readonly JsonElement Expected = ReferenceFile.Document("biomarker-source.json");

    /// <summary>Exact: markers and BMI of every patient are the bits of one row, and screening, baseline and lasting level are one.</summary>
    [Fact]
    public void Every_patient_is_a_row_of_the_file()
    {
        var rows = RowNumbers();
        foreach (var (patient, _) in Patients(All, 50, (trial, i, lane) => (Key(trial, i, lane), Same(trial, i, lane))))
        {
            Assert.True(rows.ContainsKey(patient.Item1));
            Assert.True(patient.Item2);
        }
    }

    /// <summary>Each of 730 rows is as probable: 144,000 draws, a false alarm of 1e-6, sees every second row a tenth more probable than the others.</summary>
    [Fact]
    public void Rows_are_equally_probable()
    {
        var rows = RowNumbers();
        Assert.Equal(Expected.Whole("complete"), rows.Count); // no two alike, so that a patient tells her row
        long[] counts = new long[rows.Count];
        foreach (var (key, _) in Patients(All, 300, Key))
        {
            counts[rows[key]]++;
        }

        double p = 1.0 / counts.Length;
        StatisticalAssert.Distribution(
            counts, [.. counts.Select(_ => p)], falseAlarm: 1e-6, detects: [.. counts.Select((_, row) => p * (row % 2 == 0 ? 1.05 : 0.95))]);
    }

    /// <summary>
    /// Spearman's correlations are those of the file: with 240,000 patients and R's standard errors, 5 of them are 0.0087 to 0.0102, a false
    /// alarm of 6e-7 for each of six; columns drawn one by one would miss two of them by .42 and .72.
    /// </summary>
    [Fact]
    public void Rank_correlations_are_those_of_the_file()
    {
        var drawn = Patients(All, 500, Key).Select(p => p.Value).ToList();
        var ranks = new Dictionary<string, double[]>
        {
            ["CRP"] = Midranks.Of([.. drawn.Select(p => p.Crp)]),
            ["IL6"] = Midranks.Of([.. drawn.Select(p => p.Il6)]),
            ["TNF"] = Midranks.Of([.. drawn.Select(p => p.Tnf)]),
            ["BMI"] = Midranks.Of([.. drawn.Select(p => p.Bmi)]),
        };
        foreach (var pair in ReferenceFile.Cases("biomarker-source.json", "spearman"))
        {
            string[] of = [.. pair.GetProperty("of").EnumerateArray().Select(name => name.GetString()!)];
            double within = 5 * pair.Number("error") / Math.Sqrt(drawn.Count);
            Assert.InRange(within, 0, 0.011);
            Assert.Equal(pair.Number("rho"), Correlations.Of(ranks[of[0]], ranks[of[1]]), within);
        }
    }

    /// <summary>
    /// Between screening and baseline a marker has its reliability as covariance, in units of its variance; two markers have the file's, in either
    /// measurement. Mean products of 240,000 patients, a false alarm of 1e-7 each; sees a covariance that is off by 0.03 SD x SD.
    /// </summary>
    [Fact]
    public void Reliabilities_are_recovered_and_errors_are_independent()
    {
        var patients = Patients(Noisy, 500, (trial, i, lane) => (
            Screening: new[] { trial.Screening(0)[i][lane], trial.Screening(1)[i][lane], trial.Screening(2)[i][lane] },
            Baseline: new[] { trial.Measured(0)[i][lane], trial.Measured(1)[i][lane], trial.Measured(2)[i][lane] },
            Level: new[] { trial.Level(0)[i][lane], trial.Level(1)[i][lane], trial.Level(2)[i][lane] })).Select(p => p.Value).ToList();
        double[] mean = Expected.Numbers("mean");
        double[][] covariance = [.. Expected.GetProperty("covariance").EnumerateArray().Select(row => row.EnumerateArray().Select(x => x.GetDouble()).ToArray())];
        double[] reliability = [0.62, 0.8, 1];
        for (int j = 0; j < 3; j++)
        {
            for (int k = 0; k < 3; k++)
            {
                double whole = covariance[j][k];
                double lasting = whole * (j == k ? reliability[j] : 1);
                double unit = Math.Sqrt(covariance[j][j] * covariance[k][k]);
                Holds(patients.Select(p => (p.Screening[j] - mean[j]) * (p.Baseline[k] - mean[k])), lasting, unit);
                Holds(patients.Select(p => (p.Level[j] - mean[j]) * (p.Level[k] - mean[k])), lasting, unit);
                Holds(patients.Select(p => (p.Level[j] - mean[j]) * (p.Baseline[k] - mean[k])), lasting, unit);
                Holds(patients.Select(p => (p.Screening[j] - mean[j]) * (p.Screening[k] - mean[k])), whole, unit);
            }
        }
    }

    /// <summary>
    /// Where missing cells are kept, 27 of 823 patients have no measurement, at screening and at baseline, of all the markers that the row lacks, and
    /// every one has a lasting level. 48,000 patients, a false alarm of 1e-6, sees 0.04 instead of 0.0328.
    /// </summary>
    [Fact]
    public void Missing_cells_are_missing_measurements_if_wanted()
    {
        var kept = With(Source(Exact) with { Missing = MissingCells.Keep });
        long missing = 0, all = 0;
        foreach (var (seen, _) in Patients(kept, 100, (trial, i, lane) => (
            Enumerable.Range(0, 3).SelectMany(k => new[] { trial.Measured(k)[i][lane], trial.Screening(k)[i][lane] }).Count(double.IsNaN),
            trial.Level(0)[i][lane] + trial.Level(1)[i][lane] + trial.Level(2)[i][lane])))
        {
            Assert.True(seen.Item1 is 0 or 6); // the file lacks all of them or none
            Assert.True(double.IsFinite(seen.Item2));
            missing += seen.Item1 == 6 ? 1 : 0;
            all++;
        }

        StatisticalAssert.Rate(missing, all, Expected.Whole("missing-crp") / (double)Expected.Whole("rows"), falseAlarm: 1e-6, detects: 0.04);
    }

    /// <summary>Markers drawn from a distribution are the same numbers whether or not others come from a file, and everything that is not a marker too.</summary>
    [Fact]
    public void Markers_with_a_distribution_are_drawn_beside_them()
    {
        MarkerModel receptor = new() { Name = new("sil-6r"), Distribution = new LogNormalMarker { Median = new(30), LogSd = new(0.3) }, Reliability = new(0.7) };
        MarkerModel tail = receptor with { Name = new("sil-6r-b") };
        Population alone = Shipped.Population with { BiomarkerSource = null, Markers = [receptor, tail], MarkerCorrelations = [new() { Markers = [receptor.Name, tail.Name], Correlation = new(0.5) }] };
        using var without = Draw(alone, 3);
        using var beside = Draw(alone with { BiomarkerSource = Noisy.BiomarkerSource }, 3);
        foreach (var name in (PatientMarker[])[receptor.Name, tail.Name])
        {
            Assert.Equal(without.Level(name).ToArray(), beside.Level(name).ToArray());
            Assert.Equal(without.Screening(name).ToArray(), beside.Screening(name).ToArray());
            Assert.Equal(without.Measured(name).ToArray(), beside.Measured(name).ToArray());
        }

        Assert.Equal(without.Baseline.ToArray(), beside.Baseline.ToArray());
        Assert.Equal(without.Female.ToArray(), beside.Female.ToArray());
    }

    /// <summary>Exact: age and sex come with the row where the file has them.</summary>
    [Fact]
    public void Age_and_sex_may_come_with_the_row()
    {
        using var directory = new TemporaryDirectory();
        var lines = Enumerable.Range(1, 40).Select(i => $"{i}.5;{20 + i};{(i % 4 == 0 ? "M" : "F")}");
        File.WriteAllText(directory["p.csv"], "crp;age;sex\n" + string.Join('\n', lines), Encoding.UTF8);
        var population = With(
            new() { File = "p.csv", Markers = [Marker("crp", "crp")], Age = "age", Sex = new() { Column = "sex", Female = "F", Male = "M" } }, directory["s.json"]);
        Assert.Equal(0.75, population.WomenShare);
        foreach (var (p, _) in Patients(population, 20, (trial, i, lane) => (Crp: trial.Measured(0)[i][lane], Age: trial.Age[i][lane], Female: trial.Female[i][lane])))
        {
            int row = (int)p.Age - 20;
            Assert.Equal(Portable.Log(row + 0.5), p.Crp);
            Assert.Equal(row % 4 == 0 ? 0 : 1, p.Female);
        }
    }

    private static ResampledMarker Marker(string name, string column, double reliability = 1) =>
        new() { Name = new(name), Column = column, Reliability = new(reliability) };

    private static BiomarkerSource Source(IReadOnlyList<ResampledMarker> markers) => new() { File = "data/opt-crp.csv", Markers = markers };

    private static Population With(BiomarkerSource source, string? scenarioPath = null)
    {
        var scenario = Shipped with { Population = Shipped.Population with { BiomarkerSource = source, Eligibility = new() } };
        var read = PatientFile.Into(scenario, PatientFile.Beside(scenarioPath ?? Path.Combine(ShippedScenarios.Folder, "x.json"))).Population;
        Assert.Empty(read.BiomarkerSource!.Faults);
        return read;
    }

    private static TrialBlock Draw(Population population, ulong round)
    {
        var trial = new TrialBlock(Places, 0, population.Layout(new Hamd17Scale(), new(1)));
        new Candidates(population, new Hamd17Scale(), new(1)).Draw(TrialRandom.For(23, round * Lanes.Count), 0, trial.Pairs, trial);
        return trial;
    }

    private static IEnumerable<(T Value, int Place)> Patients<T>(Population population, int rounds, Func<TrialBlock, int, int, T> read)
    {
        for (int round = 0; round < rounds; round++)
        {
            using var trial = Draw(population, (ulong)round);
            for (int i = 0; i < Places; i++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    yield return (read(trial, i, lane), i);
                }
            }
        }
    }

    private static (double Crp, double Il6, double Tnf, double Bmi) Key(TrialBlock trial, int i, int lane) =>
        (trial.Measured(0)[i][lane], trial.Measured(1)[i][lane], trial.Measured(2)[i][lane], trial.BodyMassIndex[i][lane]);

    private static bool Same(TrialBlock trial, int i, int lane) => Enumerable.Range(0, 3).All(
        k => trial.Level(k)[i][lane] == trial.Measured(k)[i][lane] && trial.Screening(k)[i][lane] == trial.Measured(k)[i][lane]);

    // by our own eyes, not by the reader's selection
    private static Dictionary<(double Crp, double Il6, double Tnf, double Bmi), int> RowNumbers()
    {
        string[][] cells = [.. File.ReadAllLines(Path.Combine(ShippedScenarios.Folder, "data/opt-crp.csv")).Select(line => line.Split(','))];
        int[] columns = [.. ((string[])["CRP", "IL6", "TNF", "BMI"]).Select(name => Array.IndexOf(cells[0], name))];
        var numbers = new Dictionary<(double, double, double, double), int>();
        foreach (double[] row in cells.Skip(1).Where(row => columns.All(c => row[c] != "NA")).Select(row => columns.Select(c => double.Parse(row[c], CultureInfo.InvariantCulture)).ToArray()))
        {
            numbers[(Portable.Log(row[0]), Portable.Log(row[1]), Portable.Log(row[2]), row[3])] = numbers.Count;
        }

        return numbers;
    }

    private static void Holds(IEnumerable<double> products, double expected, double unit)
    {
        double[] values = [.. products];
        double sd = Math.Sqrt(Correlations.Covariance(values, values));
        StatisticalAssert.Mean(values.Average(), sd, values.Length, expected, 0, falseAlarm: 1e-7, detects: expected + (0.03 * unit));
    }
}
