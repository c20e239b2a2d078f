using System.Runtime.CompilerServices;

// Kernels write their stack buffers before they read them; clearing them first would cost time in every trial.
[module: SkipLocalsInit]
