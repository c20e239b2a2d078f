using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Exposure;

/// <summary>
/// The exposure layer at work in one worker's trials: each enrolled patient's concentrations and engagement at the visits, as they are in the
/// treatment arm. They are worked out for everybody, so that the same patient can be followed under both arms.
/// </summary>
internal sealed class ExposureCourse : IDisposable
{
    private readonly ExposureModel model;
    private readonly TypicalPharmacokinetics typical;
    private readonly ExposurePath path;
    private readonly LaneColumns covariates;
    private readonly double weightLogSd;
    private readonly double weightLogMean;

    /// <summary>Sets it up for visits at given weeks.</summary>
    public ExposureCourse(ExposureModel model, double[] weeks, int patients)
    {
        this.model = model;
        typical = model.Model.Typical;
        AntibodyOnset? onset = model.Antibodies is { Share.Value: > 0 } antibodies
            ? new(7 * antibodies.FromWeek.Value, antibodies.ClearanceFactor?.Value ?? typical.AntibodyClearanceFactor)
            : null;
        path = new(model.Schedule, model.Engagement, weeks, onset, patients);
        covariates = new(2, patients);
        if (model.Weight is { } weight)
        {
            weightLogSd = LogSd(weight.Sd.Value / weight.Mean.Value);
            weightLogMean = Portable.Log(weight.Mean.Value) - (weightLogSd * weightLogSd / 2);
        }
    }

    /// <summary>Body weight, kg.</summary>
    public Span<Lanes> Weight => covariates[0];

    /// <summary>Serum albumin, g/dL.</summary>
    public Span<Lanes> Albumin => covariates[1];

    /// <summary>1 for patients who form antibodies, 0 for the others.</summary>
    public Span<Lanes> Antibodies => path.Antibodies;

    /// <summary>Clearance without antibodies, L/day.</summary>
    public Span<Lanes> Clearance => path.Clearance;

    /// <summary>Central volume, L.</summary>
    public Span<Lanes> Central => path.Central;

    /// <summary>Serum concentration under treatment at visit 1, 2, …; micrograms/mL.</summary>
    public Span<Lanes> Concentration(int visit) => path.Concentration(visit - 1);

    /// <summary>Engagement under treatment that acts at visit 1, 2, …; a fraction.</summary>
    public Span<Lanes> Engagement(int visit) => path.Engagement(visit - 1);

    /// <summary>Draws the enrolled patients' exposure and follows it over the visits.</summary>
    public void Follow(TrialRandom random, TrialBlock trial)
    {
        DrawCovariates(random, trial);
        DrawDisposition(random, trial);
        path.Follow();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        path.Dispose();
        covariates.Dispose();
    }

    // of a log-normal with this coefficient of variation
    private static double LogSd(double variation) => Math.Sqrt(Portable.Log1p(variation * variation));

    private void DrawCovariates(TrialRandom random, TrialBlock trial)
    {
        var weight = Weight;
        if (model.Weight is null)
        {
            Span<Lanes> bmi = trial.BodyMassIndex, height = trial.Height;
            for (int i = 0; i < weight.Length; i++)
            {
                weight[i] = bmi[i] * height[i] * height[i];
            }
        }
        else
        {
            random.Normals(DrawPurpose.Pharmacokinetics, 3, 0, trial.Pairs, weight, weightLogMean, weightLogSd);
            for (int i = 0; i < weight.Length; i++)
            {
                weight[i] = LaneMath.Exp(weight[i]);
            }
        }

        if (model.Albumin is { } albumin)
        {
            random.Normals(DrawPurpose.Pharmacokinetics, 2, 0, trial.Pairs, Albumin, albumin.Mean.Value, albumin.Sd.Value);
            Lanes least = albumin.Mean.Value / 100;
            for (int i = 0; i < Albumin.Length; i++)
            {
                Albumin[i] = Lanes.Max(Albumin[i], least); // five standard deviations and more below the mean
            }
        }
        else
        {
            Albumin.Fill(typical.ReferenceAlbuminGramsPerDecilitre);
        }

        if (model.Antibodies is { } antibodies)
        {
            var forms = path.Antibodies;
            var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(forms);
            random.Fractions(DrawPurpose.DrugAntibodies, 0, 0, trial.Pairs, fractions);
            for (int i = 0; i < forms.Length; i++)
            {
                forms[i] = RandomFraction.Below(fractions[i], antibodies.Share.Value).ToIndicator();
            }
        }
    }

    private void DrawDisposition(TrialRandom random, TrialBlock trial)
    {
        Span<Lanes> female = trial.Female, weight = Weight, albumin = Albumin;
        Span<Lanes> clearance = path.Clearance, central = path.Central, exchange = path.Exchange, peripheral = path.Peripheral, dose = path.Dose;
        random.Normals(DrawPurpose.Pharmacokinetics, 0, 0, trial.Pairs, clearance);
        random.Normals(DrawPurpose.Pharmacokinetics, 1, 0, trial.Pairs, central);
        Lanes clearanceSd = LogSd(typical.ClearanceVariation);
        Lanes centralSd = LogSd(typical.CentralVariation);
        Lanes perKg = model.DoseUnit == DoseUnit.MgPerKg ? model.Dose.Value : 0;
        Lanes fixedMg = model.DoseUnit == DoseUnit.Mg ? model.Dose.Value : 0;
        for (int i = 0; i < clearance.Length; i++)
        {
            var like = LaneDisposition.Of(typical, female[i], weight[i], albumin[i]);
            clearance[i] = like.Clearance * LaneMath.Exp(clearanceSd * clearance[i]);
            central[i] = like.Central * LaneMath.Exp(centralSd * central[i]);
            exchange[i] = like.Exchange;
            peripheral[i] = like.Peripheral;
            dose[i] = Lanes.Fma(perKg, weight[i], fixedMg);
        }
    }
}
