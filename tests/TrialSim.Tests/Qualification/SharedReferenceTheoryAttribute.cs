namespace TrialSim.Tests.Qualification;

/// <summary>A theory over ../shared/reference, which is skipped by name where that does not stand beside the checkout.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedReferenceTheoryAttribute : TheoryAttribute
{
    public SharedReferenceTheoryAttribute()
    {
        if (SharedReference.Folder is null)
        {
            Skip = "../shared/reference does not stand beside this checkout";
        }
    }
}
