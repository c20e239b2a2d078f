using TrialSim.Numerics;
using TrialSim.Statistics;

namespace TrialSim.Analyses;

/// <summary>Analysis of covariance of a followed biomarker in eight trials at a time.</summary>
internal sealed class MarkerChangeTest : PreparedAnalysis
{
    private const int Columns = 4; // constant, ln at baseline, arm, ln at the visit

    private readonly MarkerChange analysis;
    private readonly TrialEndpoints endpoints;
    private readonly TestLevel level;
    private readonly int subgroup;
    private readonly int followed;
    private readonly int visit;
    private readonly Lanes[] responder;
    private readonly Lanes[] products = new Lanes[Columns * Columns];
    private Lanes inTreatment;
    private Lanes observations;

    /// <summary>Prepares the test.</summary>
    public MarkerChangeTest(MarkerChange analysis, TrialEndpoints endpoints)
    {
        (this.analysis, this.endpoints) = (analysis, endpoints);
        level = new(analysis);
        subgroup = endpoints.SubgroupNumber(analysis.Subgroup);
        followed = endpoints.FollowedNumber(analysis.Marker);
        double week = analysis.Week?.Value ?? endpoints.Followed[followed].LastWeek(endpoints.Weeks);
        visit = endpoints.VisitAt(week);
        responder = new Lanes[analysis.Among is null ? 0 : endpoints.Trial.Patients];
    }

    /// <inheritdoc/>
    public override ArmSizes Sizes => new(inTreatment, observations - inTreatment);

    /// <inheritdoc/>
    public override void Analyse(Finding finding)
    {
        var trial = endpoints.Trial;
        var before = trial.Measured(analysis.Marker);
        var after = trial.Course(followed, visit);
        var treated = trial.Treated;
        var member = endpoints.Members(subgroup);
        if (analysis.Among is { } among)
        {
            endpoints.MarkResponders(among, analysis.Missing, responder);
        }

        Lanes n = Lanes.Zero, t = n, x = n, xx = n, xt = n, y = n, xy = n, ty = n, yy = n;
        for (int i = 0; i < before.Length; i++)
        {
            var paired = after[i] - before[i];
            var used = Lanes.EqualTo(paired, paired) & (member[i] > 0.0);
            if (responder.Length > 0)
            {
                used &= responder[i] > 0.0;
            }

            var own = used.ToIndicator();
            var arm = used.Keep(treated[i]);
            var from = used.Keep(before[i]);
            var to = used.Keep(after[i]);
            n += own;
            t += arm;
            x += from;
            y += to;
            xx = Lanes.Fma(from, from, xx);
            xt = Lanes.Fma(from, arm, xt);
            xy = Lanes.Fma(from, to, xy);
            ty = Lanes.Fma(arm, to, ty);
            yy = Lanes.Fma(to, to, yy);
        }

        (observations, inTreatment) = (n, t);
        // lower triangle row by row; above it the diagonals that the alias test wants
        ReadOnlySpan<Lanes> all = [n, xx, n, n, x, xx, t, n, t, xt, t, yy, y, xy, ty, yy];
        all.CopyTo(products);
        finding.FromStudent(LeastSquares.Last(products, Columns, n), level);
    }
}
