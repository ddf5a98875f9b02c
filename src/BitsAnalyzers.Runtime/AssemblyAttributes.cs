using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: ComVisible(false)]
#if NET
[assembly: DisableRuntimeMarshalling]
#endif
