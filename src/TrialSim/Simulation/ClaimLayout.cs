using TrialSim.Claims;

namespace TrialSim.Simulation;

/// <summary>Which count and which sums of a <see cref="MomentTally"/> belong to which figure of a claim rule.</summary>
internal sealed class ClaimLayout(int slots)
{
    /// <summary>Cuts are counted by the share of patients below them, in this many steps.</summary>
    public const int CutSteps = 200;

    private const int RuleCounts = 7 + Kinds;
    private const int Kinds = 4;
    private const int RuleMoments = 5;
    private const int SlotCounts = 8 + (3 * Announcement.Estimates) + CutSteps;
    private const int SlotMoments = 7 + (6 * Announcement.Estimates);

    /// <summary>Number of counts.</summary>
    public int Counts => RuleCounts + (slots * SlotCounts);

    /// <summary>Number of sums.</summary>
    public int Moments => RuleMoments + (slots * SlotMoments);

    /// <summary>Trials.</summary>
    public static int Trials => 0;

    /// <summary>Trials in which the rule could not be applied.</summary>
    public static int Failed => 1;

    /// <summary>Trials with any claim.</summary>
    public static int AnyClaim => 2;

    /// <summary>Trials with a false claim, or one in the wrong direction.</summary>
    public static int AnyFalse => 3;

    /// <summary>Trials with a true claim.</summary>
    public static int AnyTrue => 4;

    /// <summary>Trials in which all that could be found is claimed.</summary>
    public static int AllTrue => 5;

    /// <summary>Trials with at least one claim and no false one.</summary>
    public static int OnlyTrue => 6;

    /// <summary>Trials with a false claim of a kind, or one in the wrong direction.</summary>
    public static int AnyFalseOf(ClaimKind kind) => 7 + (int)kind;

    /// <summary>Share of false claims among a trial's claims; 0 without claims.</summary>
    public static MeanSlot FalseDiscovery => new(0, Trials);

    /// <summary>Share of patients treated who benefit, or left untreated who do not.</summary>
    public static MeanSlot TreatedRight => new(1, Trials);

    /// <summary>Share of patients treated without benefit.</summary>
    public static MeanSlot TreatedWrong => new(2, Trials);

    /// <summary>Share of patients left untreated who would benefit.</summary>
    public static MeanSlot UntreatedWrong => new(3, Trials);

    /// <summary>Mean effect per patient, treated or not.</summary>
    public static MeanSlot EffectPerPatient => new(4, Trials);

    /// <summary>What is kept of a claim.</summary>
    public static SlotPlaces Slot(int slot) => new(RuleCounts + (slot * SlotCounts), RuleMoments + (slot * SlotMoments));

    /// <summary>Counts and sums of one claim.</summary>
    internal readonly record struct SlotPlaces(int FirstCount, int FirstMoment)
    {
        /// <summary>Claims in either direction.</summary>
        public int Claimed => FirstCount;

        /// <summary>Claims in the right direction.</summary>
        public int True => FirstCount + 1;

        /// <summary>Of these, with a set that lies wrong.</summary>
        public int WrongCut => FirstCount + 2;

        /// <summary>Claims of the opposite of what is true.</summary>
        public int WrongDirection => FirstCount + 3;

        /// <summary>Claims of something where there is nothing.</summary>
        public int False => FirstCount + 4;

        /// <summary>Trials without a claim although there is something to find.</summary>
        public int Missed => FirstCount + 5;

        /// <summary>Claims whose set the data chose by one cut of CRP.</summary>
        public int CutChosen => FirstCount + 6;

        /// <summary>Claims in favour of the treatment.</summary>
        public int InFavour => FirstCount + 7;

        /// <summary>Claims with a cut in a step of shares below it.</summary>
        public int CutIn(int step) => FirstCount + 8 + (3 * Announcement.Estimates) + step;

        /// <summary>Share of patients in the claimed set.</summary>
        public MeanSlot Size => new(FirstMoment, Claimed);

        /// <summary>Share of those who benefit that the set holds, claims in favour.</summary>
        public MeanSlot Sensitivity => new(FirstMoment + 1, InFavour);

        /// <summary>Share of those who do not benefit that the set leaves out.</summary>
        public MeanSlot Specificity => new(FirstMoment + 2, InFavour);

        /// <summary>Share of patients between the chosen cut and the best one.</summary>
        public MeanSlot CutError => new(FirstMoment + 3, CutChosen);

        /// <summary>Probability that a trial of the same size finds the claim significant.</summary>
        public MeanSlot Replication => new(FirstMoment + 4, EstimatedBy(ClaimEstimate.Naive));

        /// <summary>Probability that a trial planned on the claimed effect confirms it.</summary>
        public MeanSlot Confirmation => new(FirstMoment + 5, EstimatedBy(ClaimEstimate.Naive));

        /// <summary>True effect on recorded scores of what is claimed, in the direction of the claim.</summary>
        public MeanSlot Truth => new(FirstMoment + 6, Claimed);

        /// <summary>Claims with such an estimate.</summary>
        public int EstimatedBy(ClaimEstimate which) => FirstCount + 8 + (3 * (int)which);

        /// <summary>Of these, claims whose interval contains the truth.</summary>
        public int Covered(ClaimEstimate which) => EstimatedBy(which) + 1;

        /// <summary>Claims with such an estimate where there is something true to claim.</summary>
        public int OfSomething(ClaimEstimate which) => EstimatedBy(which) + 2;

        /// <summary>The estimate in the direction of the claim.</summary>
        public MeanSlot Claim(ClaimEstimate which) => new(FirstMoment + 7 + (6 * (int)which), EstimatedBy(which));

        /// <summary>How much the estimate overstates the truth, in the direction of the claim.</summary>
        public MeanSlot Optimism(ClaimEstimate which) => new(FirstMoment + 8 + (6 * (int)which), EstimatedBy(which));

        /// <summary>The estimate in the direction of the claim, where there is something true.</summary>
        public MeanSlot ClaimOfSomething(ClaimEstimate which) => new(FirstMoment + 9 + (6 * (int)which), OfSomething(which));

        /// <summary>The size of the truth there.</summary>
        public MeanSlot Something(ClaimEstimate which) => new(FirstMoment + 10 + (6 * (int)which), OfSomething(which));

        /// <summary>The sum of the last two, for their covariance.</summary>
        public MeanSlot ClaimPlusSomething(ClaimEstimate which) => new(FirstMoment + 11 + (6 * (int)which), OfSomething(which));

        /// <summary>Squared error of the estimate.</summary>
        public MeanSlot SquaredError(ClaimEstimate which) => new(FirstMoment + 12 + (6 * (int)which), EstimatedBy(which));
    }
}
