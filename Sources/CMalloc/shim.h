// How the C library takes memory from the system, which the Glibc module does not show.
#include <malloc.h>
