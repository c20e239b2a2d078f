namespace TrialSim.Claims;

/// <summary>A claim rule bound to one worker's trials, with its buffers.</summary>
internal abstract class PreparedRule : IDisposable
{
    /// <summary>Applies the rule to the eight trials that have been analysed; the announcement has been cleared.</summary>
    public abstract void Announce(Announcement announcement);

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees buffers outside the runtime's memory; none unless overridden.</summary>
    private protected virtual void Release()
    {
    }
}
